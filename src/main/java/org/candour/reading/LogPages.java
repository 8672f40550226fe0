package org.candour.reading;

import java.time.Instant;
import java.util.List;
import org.candour.look.Page;
import org.candour.moderation.ReviewStep;
import org.candour.shared.Open;
import org.candour.shared.PublicReader;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Moderation in daylight: what was done and why, never the words that it was done to. */
@Controller
class LogPages {

  private static final int PER_PAGE = 50;
  private static final int LAST_PAGE = 2_000;

  private final LogStore store;

  LogPages(LogStore store) {
    this.store = store;
  }

  /**
   * One act, as the public log shows it.
   *
   * @param kind of thing: story, response, reply, comment or post
   * @param act what was done, as a code
   * @param reason why, as a code
   * @param at when
   * @param address of what the public can read, or of the page that says why it is gone; null where there is neither
   */
  record ActView(String kind, String act, String reason, Instant at, @Nullable String address) {

    String said() {
      return kind.equals("story") ? ReviewStep.saidAct(act, reason) : act;
    }
  }

  @Open
  @GetMapping("/log")
  Page log(@RequestParam(defaultValue = "1") String page, RegionId region) {
    int number = page.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(page), 1, LAST_PAGE) : 1;
    return new LogPage(new Slice<>(store.acts(region, number), number, PER_PAGE, store.count(region)));
  }

  /** The acts, newest first. */
  @Component
  static class LogStore {

    private final PublicReader reader;

    LogStore(PublicReader reader) {
      this.reader = reader;
    }

    List<ActView> acts(RegionId region, int page) {
      return reader.sql().sql("""
          select l.kind, l.act, l.reason, l.at,
                 case l.kind
                   when 'story' then
                     (select '/stories/' || l.subject from (select id from public_story union all select id
                       from public_story_trace) s
                      where s.id = l.subject limit 1)
                   when 'post' then (select '/blog/' || p.id from public_post p where p.id = l.subject)
                   when 'comment' then (select '/' || c.id from public_comment c where c.id = l.subject)
                   else
                     (select '/stories/' || r.story || '#response-' || r.id from public_response r
                       where r.id = l.subject)
                 end as address
          from public_log l where l.region = :region order by l.at desc, l.id desc limit :size offset :before""")
          .param("region", region.value()).param("size", PER_PAGE).param("before", (page - 1) * PER_PAGE)
          .query(ActView.class).list();
    }

    long count(RegionId region) {
      return reader.sql().sql("select count(*) from public_log where region = ?").param(region.value())
          .query(Long.class).single();
    }
  }

  /** What was done, newest first. */
  record LogPage(Slice<ActView> acts) implements Page {}
}
