package org.candour.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Service;
import org.candour.directory.ServiceFacts;
import org.candour.directory.Services;
import org.candour.reading.StoryView.ChangeView;
import org.candour.reading.StoryView.LetterTrace;
import org.candour.reading.StoryView.LetterView;
import org.candour.reading.StoryView.ListenerView;
import org.candour.reading.StoryView.TraceView;
import org.candour.shared.PublicReader;
import org.candour.shared.RegionId;
import org.candour.story.Tag;
import org.springframework.stereotype.Component;

/** Stories and what was answered to them, as the public views show them. */
@Component
class ReadingStore {

  private final PublicReader reader;
  private final Services services;

  ReadingStore(PublicReader reader, Services services) {
    this.reader = reader;
    this.services = services;
  }

  private record Card(long id, String language, String title, String body, String role, java.time.Instant publishedAt,
      String progress) {}

  private record Place(long story, long service) {}

  /** The stories with these numbers in this order, as far as they are public now; a few queries for all of them. */
  List<StoryCardView> cards(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Long[] wanted = ids.toArray(Long[]::new);
    List<Card> cards = reader.sql().sql("""
        select id, language, coalesce(title, '') as title, left(coalesce(body, ''), 600) as body, role, published_at,
          progress
        from public_story where id = any(:ids) order by array_position(:ids, id)""").param("ids", wanted)
        .query(Card.class).list();
    Map<Long, List<String>> about = about(wanted);
    return cards.stream().map(c -> new StoryCardView(c.id(), c.language(), c.title(), c.body(), c.role(),
        c.publishedAt(), c.progress(), about.getOrDefault(c.id(), List.of()))).toList();
  }

  /** Where a service is and when it is open, as its directory says. */
  ServiceFacts.Particulars particulars(long service) {
    return reader.sql()
        .sql("select address, county, telephone, hours, description from public_service_particulars where service = ?")
        .param(service).query(ServiceFacts.Particulars.class).optional().orElse(ServiceFacts.Particulars.NONE);
  }

  private Map<Long, List<String>> about(Long[] stories) {
    List<Place> places = reader.sql().sql("""
        select story, service from public_story_service where story = any(?) order by story, position""").param(stories)
        .query(Place.class).list();
    Map<Long, String> names = new HashMap<>();
    for (Service service : services.byIds(places.stream().map(Place::service).distinct().toList())) {
      names.put(service.id(), service.fullName());
    }
    Map<Long, List<String>> about = new LinkedHashMap<>();
    for (Place place : places) {
      String name = names.get(place.service());
      if (name != null) {
        about.computeIfAbsent(place.story(), s -> new ArrayList<>()).add(name);
      }
    }
    return about;
  }

  List<Long> newest(RegionId region, int atMost) {
    return reader.sql()
        .sql("select id from public_story where region = ? and not about_platform order by published_at desc limit ?")
        .params(region.value(), atMost).query(Long.class).list();
  }

  Optional<StoryView> story(long id) {
    return reader.sql().sql("""
        select s.id, s.region, s.language, coalesce(s.title, '') as title, coalesce(s.body, '') as body, s.role,
          s.screen_name, s.published_at,
               s.progress, o.said_at as settled_at, s.helped_by
        from public_story s left join public_story_outcome o on o.story = s.id where s.id = ?""").param(id)
        .query(StoryView.class).optional();
  }

  List<Service> services(long story) {
    return services.byIds(reader.sql().sql("select service from public_story_service where story = ? order by position")
        .param(story).query(Long.class).list());
  }

  List<Tag> tags(long story) {
    return reader.sql().sql("select question, tag from public_story_tag where story = ? order by tag").param(story)
        .query(Tag.class).list();
  }

  /** What organisations say of a story, by their names. */
  Map<String, List<Tag>> staffTags(long story) {
    record Said(String organisation, String question, String tag) {}
    Map<String, List<Tag>> said = new LinkedHashMap<>();
    reader.sql()
        .sql("select organisation, question, tag from public_staff_tag"
            + " where story = ? order by organisation collate names, tag collate names")
        .param(story).query(Said.class).list()
        .forEach(s -> said.computeIfAbsent(s.organisation, o -> new ArrayList<>()).add(new Tag(s.question, s.tag)));
    return said;
  }

  List<LetterView> letters(long story) {
    return reader.sql().sql("""
        select id, kind, coalesce(body, '') as body, writer_name, job_title, organisation, picture, published_at,
               change_state, change_what, change_who, change_due, change_made_at, change_made_in, change_fulfils,
                 by_colleague
        from public_response where story = ? order by published_at, id""").param(story).query(LetterView.class).list();
  }

  List<LetterTrace> letterTraces(long story) {
    return reader.sql().sql("""
        select id, kind, organisation, ended_at, coalesce(ended_why, '') as ended_why from public_response_trace
        where story = ?
        order by published_at, id""").param(story).query(LetterTrace.class).list();
  }

  List<ListenerView> audience(long story) {
    return reader.sql().sql("""
        select holder, told_at, read_at from public_story_audience where story = ?
        order by read_at nulls last, told_at, holder collate names""").param(story).query(ListenerView.class).list();
  }

  /** How many corrections people proposed for a service, and what became of them; never their words. */
  record Proposed(long all, long accepted, long waiting) {}

  Proposed corrections(long service) {
    return reader.sql().sql("""
        select count(*) as "all", count(*) filter (where state = 'accepted') as accepted,
          count(*) filter (where state = 'waiting') as waiting
        from public_correction where service = ?""").param(service).query(Proposed.class).single();
  }

  Optional<TraceView> trace(long id) {
    return reader.sql().sql("""
        select id, region, ended_at, coalesce(ended_why, '') as ended_why, state from public_story_trace
        where id = ?""").param(id).query(TraceView.class).optional();
  }

  /** The newest change beside each of these stories, newest first. */
  List<ChangeView> changes(List<Long> stories) {
    return stories.isEmpty() ? List.of() : reader.sql().sql("""
        select * from (
          select distinct on (r.story) r.id as response, r.story, s.language, coalesce(s.title, '') as title,
            r.organisation,
                 r.change_state as state, r.change_what as what, nullif(r.change_who, '') as who, r.change_due as due,
                 r.published_at
          from public_response r join public_story s on s.id = r.story
          where r.story = any(?) and r.change_state is not null
          order by r.story, r.change_state = 'made' desc, r.published_at desc) c
        order by published_at desc""").param(stories.toArray(Long[]::new)).query(ChangeView.class).list();
  }

  /** Where a public number leads, or nothing. */
  Optional<String> address(long id) {
    return reader.sql().sql("""
        select '/stories/' || id from public_story where id = :id
        union all select '/stories/' || id from public_story_trace where id = :id
        union all select '/stories/' || story || '#response-' || id from public_response where id = :id
        union all select '/stories/' || story || '#response-' || id from public_response_trace where id = :id
        union all select '/blog/' || id from public_post where id = :id
        union all select '/blog/' || id from public_post_trace where id = :id
        union all select '/blog/' || c.post || '?page=' || 1 + (select count(*) from public_comment b
          where b.post = c.post
            and (b.published_at, b.id) < (c.published_at, c.id)) / :perPage || '#comment-' || c.id from public_comment c
              where c.id = :id
        limit 1""").param("id", id).param("perPage", PostStore.COMMENTS).query(String.class).optional();
  }
}
