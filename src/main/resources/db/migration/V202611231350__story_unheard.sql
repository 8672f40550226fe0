-- Looked for whenever somebody begins to listen, and every few minutes.
create index story_unheard on story (published_at) where state = 'published' and progress = 'unheard';
