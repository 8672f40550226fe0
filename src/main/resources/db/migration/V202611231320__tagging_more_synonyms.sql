-- Who types the care means those who give it, and the other way round.
insert into tag_synonym (word, synonym, typed_only)
  select w.id, n.synonym, true
  from (values ('child', 'paediatric'), ('child', 'paediatrics'), ('physiotherapist', 'physiotherapy'), ('physiotherapy', 'physiotherapist')) n (word, synonym)
  join tag_word w on w.language = 'en' and w.word = n.word
  on conflict do nothing;
update vocabulary_version set version = version + 1;
