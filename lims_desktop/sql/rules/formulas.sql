-- Formulas of methods, read and computed where the record is. The program computes the same beforehand
-- (lims_desktop/formulas), so that the scientist sees it while typing; what counts is what stands here.
-- Numbers carry forty decimals through a division or a root, and are rounded only where a formula says so.

-- How strongly a sign binds; null for what is no sign between two sides.
create function lims.binding(_sign text) returns int
language sql immutable parallel safe set search_path = ''
return case _sign when 'or' then 1 when 'and' then 2 when 'not' then 3 when '=' then 4 when '<>' then 4 when '<' then 4 when '<=' then 4
    when '>' then 4 when '>=' then 4 when '+' then 5 when '-' then 5 when '*' then 6 when '/' then 6 when 'minus' then 7 when '^' then 8 end;

create function lims.formula_refused(_code text, _formula text) returns void
language plpgsql immutable set search_path = '' as $$
begin
    perform lims.refuse(_code, jsonb_build_object('formula', left(_formula, 200)));
end $$;

-- The words of a formula, each with its kind: n number, t text, w name, s sign.
create function lims.formula_words(_formula text) returns text[]
language plpgsql immutable set search_path = '' as $$
declare
    rest text := rtrim(_formula, E' \t\n\r');
    found_here text[];
    read text[] := '{}';
begin
    while length(rest) > 0 loop
        found_here := regexp_match(rest, '^\s*(?:(\d+(?:\.\d+)?)|''([^'']*)''|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|<>|[-+*/^(),<>=]))');
        if found_here is null then
            perform lims.formula_refused('formula.unreadable', _formula);
        end if;
        read := read || case when found_here[1] is not null then 'n' || found_here[1] when found_here[2] is not null then 't' || found_here[2]
                             when found_here[3] is not null then 'w' || found_here[3] else 's' || found_here[4] end;
        rest := regexp_replace(rest, '^\s*(?:\d+(?:\.\d+)?|''[^'']*''|[A-Za-z_][A-Za-z0-9_]*|<=|>=|<>|[-+*/^(),<>=])', '');
    end loop;
    return read;
end $$;

-- Takes the last sign off the stack of signs and puts it over what it stands between.
create function lims.formula_join(_done jsonb, _sign text) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare n int := jsonb_array_length(_done);
begin
    if _sign in ('not', 'minus') and n >= 1 then
        return (_done - (n - 1)) || jsonb_build_array(jsonb_build_array(_sign, _done -> (n - 1)));
    elsif n >= 2 then
        return (_done - (n - 1) - (n - 2)) || jsonb_build_array(jsonb_build_array(_sign, _done -> (n - 2), _done -> (n - 1)));
    end if;
    return null;
end $$;

-- A formula as a tree: {"is": value}, {"of": field}, or [sign or function, side, ...]. Read with two stacks (Dijkstra, 1961).
create function lims.formula_tree(_formula text) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
    words text[] := lims.formula_words(_formula);
    word text;
    kind text;
    done jsonb := '[]';
    signs text[] := '{}';
    marks int[] := '{}';      -- for each open bracket: how many sides were done before it
    operand boolean := true;  -- whether a side is expected now
    top text;
begin
    if coalesce(cardinality(words), 0) not between 1 and 500 or length(_formula) > 1000 then
        perform lims.formula_refused('formula.ends_early', _formula);
    end if;
    for i in 1 .. cardinality(words) loop
        kind := left(words[i], 1);
        word := substr(words[i], 2);
        if operand then
            if kind = 'n' then
                done := done || jsonb_build_array(jsonb_build_object('is', word::numeric));
                operand := false;
            elsif kind = 't' then
                done := done || jsonb_build_array(jsonb_build_object('is', word));
                operand := false;
            elsif words[i] in ('s-', 'wnot') then
                signs := signs || case word when '-' then 'minus' else 'not' end;
            elsif words[i] = 's(' then
                signs := signs || '('::text;
                marks := marks || jsonb_array_length(done);
            elsif kind = 'w' and word in ('true', 'false') then
                done := done || jsonb_build_array(jsonb_build_object('is', word::boolean));
                operand := false;
            elsif kind = 'w' and word not in ('and', 'or') and words[i + 1] = 's(' then
                signs := signs || ('f' || word);
            elsif kind = 'w' and word not in ('and', 'or') then
                done := done || jsonb_build_array(jsonb_build_object('of', word));
                operand := false;
            else
                perform lims.formula_refused('formula.unexpected', _formula);
            end if;
        elsif words[i] in ('s)', 's,') then
            loop
                top := signs[cardinality(signs)];
                exit when top is null or top = '(';
                done := lims.formula_join(done, top);
                signs := signs[:cardinality(signs) - 1];
            end loop;
            if top is null then
                perform lims.formula_refused('formula.unexpected', _formula);
            end if;
            if words[i] = 's,' then
                if coalesce(signs[cardinality(signs) - 1], '') !~ '^f' then
                    perform lims.formula_refused('formula.unexpected', _formula);
                end if;
                operand := true;
            else
                signs := signs[:cardinality(signs) - 1];
                done := lims.formula_call(done, signs[cardinality(signs)], marks[cardinality(marks)], _formula);
                if signs[cardinality(signs)] ~ '^f' then
                    signs := signs[:cardinality(signs) - 1];
                end if;
                marks := marks[:cardinality(marks) - 1];
            end if;
        elsif lims.binding(word) is not null and words[i] <> 'wnot' and kind in ('s', 'w') then
            loop
                top := signs[cardinality(signs)];
                exit when top is null or top = '(' or lims.binding(top) < lims.binding(word)
                       or (lims.binding(top) = lims.binding(word) and word = '^');
                if lims.binding(top) = 4 and lims.binding(word) = 4 then
                    perform lims.formula_refused('formula.unexpected', _formula);
                end if;
                done := lims.formula_join(done, top);
                signs := signs[:cardinality(signs) - 1];
            end loop;
            signs := signs || word;
            operand := true;
        else
            perform lims.formula_refused('formula.unexpected', _formula);
        end if;
    end loop;
    if operand then
        perform lims.formula_refused('formula.ends_early', _formula);
    end if;
    while cardinality(signs) > 0 loop
        top := signs[cardinality(signs)];
        if top = '(' then
            perform lims.formula_refused('formula.ends_early', _formula);
        end if;
        done := lims.formula_join(done, top);
        signs := signs[:cardinality(signs) - 1];
    end loop;
    return done -> 0;
end $$;

-- After a closing bracket: when a function stands before the opening one, it takes what was between them.
create function lims.formula_call(_done jsonb, _function text, _mark int, _formula text) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
    given int := jsonb_array_length(_done) - _mark;
    name text := substr(_function, 2);
    least int;
    most int;
    made jsonb;
begin
    if _function is null or _function !~ '^f' then
        return _done;
    end if;
    select f.least, f.most into least, most from (values
        ('abs', 1, 1), ('sqrt', 1, 1), ('ln', 1, 1), ('log10', 1, 1), ('exp', 1, 1), ('round', 1, 2), ('truncate', 1, 2), ('significant', 2, 2),
        ('mean', 1, 999), ('sum', 1, 999), ('median', 1, 999), ('sd', 1, 999), ('rsd', 1, 999), ('range', 1, 999), ('min', 1, 999),
        ('max', 1, 999), ('count', 1, 999), ('sample_size', 3, 3), ('if', 3, 3), ('known', 1, 1)) f(name, least, most) where f.name = substr(_function, 2);
    if least is null then
        perform lims.refuse('formula.no_function', jsonb_build_object('name', name, 'place', null));
    elsif given not between least and most then
        perform lims.refuse('formula.arguments', jsonb_build_object('name', name, 'given', given, 'place', null));
    end if;
    select jsonb_build_array(name) || jsonb_agg(e.value order by e.ordinality) into made
      from jsonb_array_elements(_done) with ordinality e where e.ordinality > _mark;
    select coalesce(jsonb_agg(e.value order by e.ordinality), '[]') into _done
      from jsonb_array_elements(_done) with ordinality e where e.ordinality <= _mark;
    return _done || jsonb_build_array(made);
end $$;


-- Computed ---------------------------------------------------------------------------------------------------------------

create function lims.need_number(_value jsonb) returns numeric
language plpgsql immutable set search_path = '' as $$
begin
    if jsonb_typeof(_value) <> 'number' then
        perform lims.refuse('formula.wrong_kind', jsonb_build_object('value', left(_value::text, 40), 'wanted', '1'));
    end if;
    return (_value #>> '{}')::numeric;
end $$;

create function lims.need_yes_or_no(_value jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
    if jsonb_typeof(_value) not in ('boolean', 'null') then
        perform lims.refuse('formula.wrong_kind', jsonb_build_object('value', left(_value::text, 40), 'wanted', 'true'));
    end if;
    return nullif(_value, 'null')::boolean;
end $$;

create function lims.not_computable(_why text) returns void
language plpgsql immutable set search_path = '' as $$
begin
    perform lims.refuse('formula.not_computable', jsonb_build_object('why', _why));
end $$;

-- To so many decimals; a half goes to the even digit (ISO 80000-1, rule A).
create function lims.half_even(_number numeric, _decimals int) returns numeric
language sql immutable strict set search_path = '' as $$
    select case when abs(x.scaled - trunc(x.scaled)) = 0.5 then round((trunc(x.scaled) + sign(x.scaled) * (abs(trunc(x.scaled)) % 2)) / x.ten, _decimals)
                else round(_number, _decimals) end
      from (select power(10::numeric, _decimals) as ten, _number * power(10::numeric, _decimals) as scaled) x
$$;

create function lims.need_digits(_digits numeric) returns int
language plpgsql immutable set search_path = '' as $$
begin
    if (_digits = trunc(_digits) and _digits between 0 and 20) is not true then
        perform lims.refuse('formula.digits', jsonb_build_object('digits', _digits, 'most', 20));
    end if;
    return _digits;
end $$;

-- Two numbers and a sign.
create function lims.arithmetic(_sign text, _left numeric, _right numeric) returns numeric
language plpgsql immutable set search_path = '' as $$
declare made numeric;
begin
    if _sign = '/' and _right = 0 or _sign = '^' and (_left = 0 and _right <= 0 or _left < 0 and _right <> trunc(_right)) then
        perform lims.not_computable('DivisionByZero');
    elsif _sign = '^' and _left <> 0 and abs(_right * log(abs(_left))) > 990 then
        perform lims.not_computable('Overflow');
    end if;
    made := case _sign when '+' then _left + _right when '-' then _left - _right when '*' then _left * _right
                       when '/' then (_left + 0e-40) / _right when '^' then power(_left + 0e-40, _right) end;
    if abs(made) >= 1e999 then
        perform lims.not_computable('Overflow');
    end if;
    return trim_scale(round(made, 60));
end $$;

-- A function of one number, or of a number and digits.
create function lims.function_of(_name text, _number numeric, _digits numeric) returns numeric
language plpgsql immutable set search_path = '' as $$
declare digits int := lims.need_digits(coalesce(_digits, 0));
begin
    if _name = 'sqrt' and _number < 0 or _name in ('ln', 'log10') and _number <= 0 or _name = 'exp' and abs(_number) > 2290 then
        perform lims.not_computable('InvalidOperation');
    end if;
    return case _name
        when 'abs' then abs(_number)
        when 'sqrt' then trim_scale(sqrt(_number + 0e-40))
        when 'ln' then trim_scale(ln(_number + 0e-40))
        when 'log10' then trim_scale(log(_number + 0e-40))
        when 'exp' then trim_scale(exp(_number + 0e-40))
        when 'round' then lims.half_even(_number, digits)
        when 'truncate' then trunc(_number, digits)
        when 'significant' then case when _number = 0 then 0
            else lims.half_even(_number, greatest(digits, 1) - 1 - floor(log(abs(_number)))::int) end
        end;
end $$;

-- A function of many numbers.
create function lims.function_of_many(_name text, _numbers numeric[]) returns numeric
language plpgsql immutable set search_path = '' as $$
declare
    n int := cardinality(_numbers);
    total numeric := (select coalesce(sum(x), 0) from unnest(_numbers) x);
    mean numeric;
    deviation numeric;
begin
    if _name = 'count' then
        return n;
    elsif _name = 'sum' then
        return total;
    elsif n < 1 or n < 2 and _name in ('sd', 'rsd') then
        perform lims.refuse('formula.too_few', jsonb_build_object('needed', case when _name in ('sd', 'rsd') then 2 else 1 end, 'given', n));
    end if;
    mean := lims.arithmetic('/', total, n);
    if _name = 'mean' then
        return mean;
    elsif _name = 'min' then
        return (select min(x) from unnest(_numbers) x);
    elsif _name = 'max' then
        return (select max(x) from unnest(_numbers) x);
    elsif _name = 'range' then
        return (select max(x) - min(x) from unnest(_numbers) x);
    elsif _name = 'median' then
        return (select lims.arithmetic('/', sum(s.x), count(*))
                  from (select x, row_number() over (order by x) r from unnest(_numbers) x) s where s.r in ((n + 1) / 2, n / 2 + 1));
    end if;
    deviation := lims.function_of('sqrt', lims.arithmetic('/', (select sum((x - mean) * (x - mean)) from unnest(_numbers) x), n - 1), null);
    return case _name when 'sd' then deviation else lims.arithmetic('/', deviation, abs(mean)) * 100 end;
end $$;

-- How many of a population to examine (hypergeometric, UNODC/ENFSI 2009); exact: numerator and denominator stay whole.
create function lims.sample_size(_population numeric, _share numeric, _confidence numeric) returns numeric
language plpgsql immutable set search_path = '' as $$
declare
    positive numeric := ceil(_share * _population) - 1;  -- the most that would still be too few
    over numeric := 1;
    under numeric := 1;
    common numeric;
begin
    if (_population = trunc(_population) and _population between 1 and 100000 and _share > 0 and _share <= 1
        and _confidence > 0 and _confidence < 1) is not true then
        perform lims.not_computable('population, share');
    end if;
    for taken in 0 .. positive::int - 1 loop
        over := over * (positive - taken);
        under := under * (_population - taken);
        common := gcd(over, under);
        over := div(over, common);
        under := div(under, common);
        if over <= (1 - _confidence) * under then
            return taken + 1;
        end if;
    end loop;
    return positive + 1;
end $$;

-- The value of a tree with what is known; null as long as something it needs is not known.
create function lims.formula_value(_tree jsonb, _known jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
    name text := _tree ->> 0;
    one jsonb;
    other jsonb;
    left_side boolean;
    right_side boolean;
    numbers numeric[] := '{}';
    element jsonb;
begin
    if jsonb_typeof(_tree) = 'object' then
        return case when _tree ? 'is' then _tree -> 'is' else coalesce(_known -> (_tree ->> 'of'), 'null') end;
    elsif name = 'if' then
        one := to_jsonb(lims.need_yes_or_no(lims.formula_value(_tree -> 1, _known)));
        return case when one is null then 'null' else lims.formula_value(case one when 'true' then _tree -> 2 else _tree -> 3 end, _known) end;
    elsif name = 'known' then
        return to_jsonb(lims.formula_value(_tree -> 1, _known) not in ('null', '""', '[]'));
    elsif name in ('and', 'or') then
        left_side := lims.need_yes_or_no(lims.formula_value(_tree -> 1, _known));
        right_side := lims.need_yes_or_no(lims.formula_value(_tree -> 2, _known));
        return coalesce(to_jsonb(case name when 'and' then left_side and right_side else left_side or right_side end), 'null');
    elsif name = 'not' then
        return coalesce(to_jsonb(not lims.need_yes_or_no(lims.formula_value(_tree -> 1, _known))), 'null');
    elsif name in ('mean', 'sum', 'median', 'sd', 'rsd', 'range', 'min', 'max', 'count') then
        for i in 1 .. jsonb_array_length(_tree) - 1 loop
            one := lims.formula_value(_tree -> i, _known);
            for element in select e from jsonb_array_elements(case jsonb_typeof(one) when 'array' then one else jsonb_build_array(one) end) e loop
                if element = 'null' then return 'null'; end if;
                numbers := numbers || lims.need_number(element);
            end loop;
        end loop;
        return to_jsonb(lims.function_of_many(name, numbers));
    elsif name = 'sample_size' then
        for i in 1 .. 3 loop
            one := lims.formula_value(_tree -> i, _known);
            numbers := numbers || case when one <> 'null' then lims.need_number(one) end;
        end loop;
        return case when array_position(numbers, null) is not null then 'null'
                    else to_jsonb(lims.sample_size(numbers[1], numbers[2], numbers[3])) end;
    end if;
    one := lims.formula_value(_tree -> 1, _known);
    other := case when _tree -> 2 is not null then lims.formula_value(_tree -> 2, _known) end;
    if one = 'null' or other = 'null' then
        return 'null';
    elsif name in ('=', '<>') then
        if jsonb_typeof(one) <> jsonb_typeof(other) then
            perform lims.refuse('formula.wrong_kind', jsonb_build_object('value', left(other::text, 40), 'wanted', left(one::text, 40)));
        end if;
        return to_jsonb((one = other) = (name = '='));
    elsif name = 'minus' then
        return to_jsonb(- lims.need_number(one));
    elsif name in ('<', '<=', '>', '>=') then
        return to_jsonb(case name when '<' then lims.need_number(one) < lims.need_number(other) when '<=' then lims.need_number(one) <= lims.need_number(other)
                                  when '>' then lims.need_number(one) > lims.need_number(other) else lims.need_number(one) >= lims.need_number(other) end);
    elsif lims.binding(name) is not null then
        return to_jsonb(lims.arithmetic(name, lims.need_number(one), lims.need_number(other)));
    end if;
    return to_jsonb(lims.function_of(name, lims.need_number(one), case when other is not null then lims.need_number(other) end));
end $$;
