-- Read last: what the files before this one filled in, before the triggers stood, is recorded as well.

select chain.catch_up('lab.policy');
select chain.catch_up('lab.dispatch');
select chain.catch_up('lab.manifest_line');
