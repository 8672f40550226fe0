-- What the role really does not see; what is public, everybody sees.
update role_text set about = 'Answers stories. The staff lists leave out as what somebody told a story, and there are no staff tags and no exports. The name under a story and "Told by" are public: the contractor sees them as everybody does.'
where role = 'contractor' and language = 'en' and about = 'Answers stories without seeing anything about who told them.';
