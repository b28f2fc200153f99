-- How independent reviewers are: who reviews whose reports, how long they look, what they find (ISO/IEC 17025 4.1, 7.8.1.1).
-- Counted are technical reviews that ended in [_from, _to); a report of several authors counts for each who had signed it then. A review that a
-- manager took away from its reviewer is no review of theirs.

-- The pages of a file as its page objects count, each once: a signature writes the object of its page again.
create function lims.pages_in(_content bytea) returns int
language sql immutable set search_path = '' as $$
    select count(distinct (regexp_match(o, '(\d+) 0 obj'))[1])::int from regexp_split_to_table(encode(_content, 'escape'), 'endobj') o where o ~ '/Type\s*/Page\M'
$$;

create function lims.count_pages() returns trigger
language plpgsql set search_path = '' as $$
begin
    new.pages := lims.pages_in((select b.content from lab.blob b where b.sha256 = new.sha256));
    return new;
end $$;
create trigger counted before insert on lab.report_signature for each row execute function lims.count_pages();

create function lims.reviews_counted(_from timestamptz, _to timestamptz) returns table (
    review_id bigint, report_id bigint, author_id bigint, reviewer_id bigint, ended_at timestamptz, outcome text, findings bigint, minutes numeric, pages int)
language sql stable set search_path = '' as $$
    select v.id, v.report_id, s.person_id, v.reviewer_id, v.ended_at, v.outcome, (select count(*) from lab.report_finding f where f.review_id = v.id),
           round(extract(epoch from v.ended_at - v.began_at) / 60, 1), s.pages
      from lab.report_review v join lab.report_signature s on s.report_id = v.report_id and s.round = v.round and s.seat like 'author\_%'
     where v.kind = 'technical' and v.outcome <> 'taken' and v.ended_at >= _from and v.ended_at < _to
$$;

-- One row for each author and reviewer: reviews, how many were given back, findings, the median of minutes for a page; `back` are the
-- reviews of the one by the other, the other way round. And one row for each reviewer, whoever the author.
create function lims.independence(_from timestamptz, _to timestamptz) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
    perform lims.need_drift_interval(_from, _to);
    return (
        with counted as materialized (select * from lims.reviews_counted(_from, _to)),
        pair as (
            select c.author_id, c.reviewer_id, count(*) as reviews, count(*) filter (where c.outcome = 'returned') as returned, sum(c.findings) as findings,
                   round(percentile_cont(0.5) within group (order by c.minutes / greatest(c.pages, 1))::numeric, 1) as pace
              from counted c group by c.author_id, c.reviewer_id),
        reviewer as (
            select c.reviewer_id, count(*) as reviews, count(*) filter (where c.outcome = 'returned') as returned, sum(c.findings) as findings,
                   round(percentile_cont(0.5) within group (order by c.minutes / greatest(c.pages, 1))::numeric, 1) as pace
              from (select distinct on (c.review_id) c.* from counted c) c group by c.reviewer_id)
        select jsonb_build_object(
            'pairs', coalesce((select jsonb_agg(jsonb_build_object('author', p.author_id, 'author_name', lims.person_name(p.author_id), 'reviewer', p.reviewer_id,
                        'reviewer_name', lims.person_name(p.reviewer_id), 'reviews', p.reviews, 'returned', p.returned, 'findings', p.findings, 'pace', p.pace,
                        'of', (select sum(o.reviews) from pair o where o.author_id = p.author_id),
                        'back', coalesce(b.reviews, 0), 'back_of', coalesce((select sum(o.reviews) from pair o where o.author_id = p.reviewer_id), 0))
                        order by p.reviews desc, p.author_id, p.reviewer_id)
                      from pair p left join pair b on b.author_id = p.reviewer_id and b.reviewer_id = p.author_id), '[]'),
            'reviewers', coalesce((select jsonb_agg(jsonb_build_object('reviewer', r.reviewer_id, 'name', lims.person_name(r.reviewer_id), 'reviews', r.reviews,
                        'returned', r.returned, 'findings', r.findings, 'pace', r.pace,
                        'authors', (select count(*) from pair p where p.reviewer_id = r.reviewer_id)) order by lims.person_name(r.reviewer_id), r.reviewer_id)
                      from reviewer r), '[]')));
end $$;

-- The reviews that a pair counts, the newest first; those of cases hidden from the asker are only counted.
create function lims.independence_reviews(_from timestamptz, _to timestamptz, _author bigint, _reviewer bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
    perform lims.need_drift_interval(_from, _to);
    return (
        select jsonb_build_object('hidden', count(*) filter (where not x.seen), 'lines', coalesce(jsonb_agg(jsonb_build_object('report', x.report_id,
            'number', x.number, 'ended_at', x.ended_at, 'outcome', x.outcome, 'findings', x.findings, 'minutes', x.minutes, 'pages', x.pages)
            order by x.ended_at desc, x.review_id desc) filter (where x.seen), '[]'))
          from (select c.*, r.number, lims.may_see_case(f.id, f.agency_id) as seen
                  from lims.reviews_counted(_from, _to) c join lab.report r on r.id = c.report_id join lab.case_file f on f.id = r.case_id
                 where c.author_id = _author and c.reviewer_id = _reviewer order by c.ended_at desc limit 1000) x);
end $$;

grant execute on function lims.independence, lims.independence_reviews to lims_quality_manager, lims_laboratory_manager, lims_auditor;
