-- Writing down what came by letter or telephone: the platform's own team. Helping somebody tell: members of organisations.
insert into permit (id, position) values ('help-tell', 86), ('key-in', 215);
insert into role_right (role, permit) values
  ('responder', 'help-tell'), ('administrator', 'help-tell'),
  ('moderator', 'key-in'), ('senior-moderator', 'key-in'), ('support', 'key-in');
update role_text set about = 'Reads and decides on what people send, and writes down letters and calls.' where role = 'moderator' and language = 'en';
update role_text set about = 'Helps organisations to take part, and writes down letters and calls. Sees no other originals and no other author.'
  where role = 'support' and language = 'en';
