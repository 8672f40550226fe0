-- Making invitation links: a right of who answers and who administers, and a feature of the subscription.
insert into permit (id, position) values ('invite', 85);
insert into role_right (role, permit) values ('responder', 'invite'), ('administrator', 'invite');
insert into feature (id, position) values ('invitations', 40);
insert into feature_text (feature, language, name) values ('invitations', 'en', 'Invitation links');
insert into feature_right (feature, permit) values ('invitations', 'invite');
insert into level_feature (level, feature) values ('subscription', 'invitations');
