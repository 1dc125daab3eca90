-- Which incidents the numbers kept with an answer counted: when one of them is made private, the numbers are shown no more.
-- Null where that was not kept yet.
alter table effect_answers add column counted_ids uuid[];
