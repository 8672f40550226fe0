-- Said as it is: what is not built yet is not sold, and a role says what it does.
update feature_text set name = 'Lists as files (not built yet)' where feature = 'exports' and language = 'en';
update role_text set about = 'As a moderator. Nothing asks for two yet.' where role = 'senior-moderator' and language = 'en';
