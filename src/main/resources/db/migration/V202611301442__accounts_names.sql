-- Who is called so: asked for every name that somebody types.
create index person_by_word on person using gin
  (regexp_split_to_array(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')), '[^[:alnum:]]+'));
