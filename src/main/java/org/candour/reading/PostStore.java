package org.candour.reading;

import java.util.List;
import java.util.Optional;
import org.candour.reading.PostView.CommentView;
import org.candour.reading.StoryView.TraceView;
import org.candour.shared.PublicReader;
import org.candour.shared.RegionId;
import org.springframework.stereotype.Component;

/** Posts and comments, as the public views show them. */
@Component
class PostStore {

  /** Comments on one page. */
  static final int COMMENTS = 100;
  private static final String COLUMNS = """
      select p.id, p.region, p.type, p.organisation, p.writer_name, p.job_title, p.published_at, p.closed_at,
             coalesce(p.title, '') as title, coalesce(p.body, '') as body,
             (select count(*) from public_comment c where c.post = p.id) as comments
      from public_post p
      """;

  private final PublicReader reader;

  PostStore(PublicReader reader) {
    this.reader = reader;
  }

  List<PostView> posts(RegionId region, int page, int perPage) {
    return reader.sql().sql(COLUMNS + " where p.region = ? order by p.published_at desc, p.id desc limit ? offset ?")
        .params(region.value(), perPage, (page - 1) * perPage).query(PostView.class).list();
  }

  long count(RegionId region) {
    return reader.sql().sql("select count(*) from public_post where region = ?").param(region.value()).query(Long.class)
        .single();
  }

  Optional<PostView> post(long id) {
    return reader.sql().sql(COLUMNS + " where p.id = ?").param(id).query(PostView.class).optional();
  }

  /** One page of the comments, oldest first. */
  List<CommentView> comments(long post, int page) {
    return reader.sql().sql("""
        select id, name, coalesce(body, '') as body, published_at, by_member, job_title, organisation
        from public_comment where post = ?
        order by published_at, id limit ? offset ?""").params(post, COMMENTS, (page - 1) * COMMENTS)
        .query(CommentView.class).list();
  }

  Optional<TraceView> trace(long id) {
    return reader.sql().sql("""
        select id, region, ended_at, coalesce(ended_why, '') as ended_why, 'pulled' as state from public_post_trace
        where id = ?""").param(id).query(TraceView.class).optional();
  }
}
