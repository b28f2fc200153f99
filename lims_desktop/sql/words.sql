-- The words by which a row is found. Generated columns depend on this function, so it lives beside the tables
-- and is never dropped. Accents are folded, a word is cut at 60 characters, and the agency is a word of its own
-- ('@7') so that an agency's search stays inside its own cases within the index.
create or replace function lab.words(_text text, _agency bigint) returns tsvector
language sql immutable parallel safe
return array_to_tsvector(
    array_append(
        array_remove(
            regexp_split_to_array(
                regexp_replace(
                    translate(
                        lower(_text),
                        'áàâäãåéèêëíìîïóòôöõúùûüñçýÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇÝ',
                        'aaaaaaeeeeiiiiooooouuuuncyaaaaaaeeeeiiiiooooouuuuncy'
                    ),
                    '([^\s]{60})[^\s]+', '\1', 'g'
                ),
                '[\s/.,;:()''"#&+!?<>\[\]{}|\\=*%@-]+'
            ),
            ''
        ),
        '@' || coalesce(_agency::text, '')
    )
);
