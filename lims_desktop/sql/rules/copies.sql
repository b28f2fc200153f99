-- A further copy of an issued report: somebody asks for it later, by a letter or an order. They become a recipient like the others: served,
-- acknowledged, reached by what supersedes or withdraws it.
--
-- Only a report that counts is given out. Who asks for a superseded one is given the one that took its place, and of a withdrawn one nothing is
-- served as if it held; whoever must know what once stood there gets the disclosure bundle, which has every version and says what became of it.

create function lims.need_copied(_report bigint) returns lab.report
language plpgsql set search_path = '' as $$
declare known lab.report := lims.lock_report(_report, 'ISSUED', 'SUPERSEDED', 'WITHDRAWN');
begin
    if known.state = 'SUPERSEDED' then
        perform lims.refuse('report.copy_superseded', jsonb_build_object('report', known.number, 'by', lims.successor(known.id)));
    elsif known.state = 'WITHDRAWN' then
        perform lims.refuse('report.copy_withdrawn', jsonb_build_object('report', known.number));
    end if;
    return known;
end $$;

-- When it was asked for: a day that has come.
create function lims.need_asked_on(_day date) returns date
language plpgsql stable set search_path = '' as $$
begin
    perform lims.needed(_day::text, 'asked_on');
    perform lims.need_moment(_day::timestamptz);
    if _day > lims.act_time()::date then
        perform lims.refuse('report.copy_not_asked_yet', jsonb_build_object('day', _day));
    end if;
    return _day;
end $$;

-- _recipient: {agency_id, name, how, copies}; _asked: {on, letter}, the day and the letter, order or request by which it was asked for.
create function lims.report_copy(_act uuid, _report bigint, _recipient jsonb, _asked jsonb, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_copy', jsonb_build_object('report', _report, 'recipient', _recipient, 'asked', _asked), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    perform lims.need_reason(_reason, 'report.why_copied');
    known := lims.need_copied(_report);
    perform lims.need_readers(known.case_id, jsonb_build_array(_recipient));
    insert into lab.report_recipient (report_id, agency_id, name, how, copies, sent_at, asked_on, letter, why, added_by)
    values (_report, (_recipient ->> 'agency_id')::bigint, lims.needed(_recipient ->> 'name', 'name'), _recipient ->> 'how',
            coalesce((_recipient ->> 'copies')::int, 1), lims.act_time(), lims.need_asked_on((_asked ->> 'on')::date),
            lims.needed(_asked ->> 'letter', 'letter'), lims.typed(_reason, 'reason'), lims.me())
    on conflict (report_id, agency_id, name) do nothing;
    if not found then
        perform lims.refuse('report.recipient_already', jsonb_build_object('name', btrim(_recipient ->> 'name'), 'report', known.number));
    end if;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', known.state, 'edition', known.edition));
end $$;

grant execute on function lims.report_copy to lims_laboratory_manager, lims_administrative_reviewer;
