package org.candour.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candour.access.Rights;
import org.candour.directory.Services;
import org.candour.finding.Facet;
import org.candour.finding.Finding;
import org.candour.finding.StaffFinding;
import org.candour.finding.StaffQuery;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.candour.tagging.StaffTags;
import org.candour.tagging.StaffTags.StaffTag;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Finding stories within the scope, also by how critical they are and by what staff call them; and calling them
 * something.
 */
@Controller
class StaffSearchPages {

  private static final int KNOWN_TAGS = 60;

  private final StaffFinding finding;
  private final WorkStore store;
  private final StaffTags tags;
  private final Services services;
  private final Rights rights;

  StaffSearchPages(StaffFinding finding, WorkStore store, StaffTags tags, Services services, Rights rights) {
    this.finding = finding;
    this.store = store;
    this.tags = tags;
    this.services = services;
    this.rights = rights;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/stories")
  Page search(@RequestParam MultiValueMap<String, String> typed, Caller.Person caller, RegionId region) {
    StaffQuery query = StaffQuery.of(region, caller.subscription(), caller.id(), typed);
    Problems problems = StaffQuery.problems(typed.toSingleValueMap());
    if (!problems.any() && typed.values().stream().flatMap(List::stream).anyMatch(String::isBlank)) {
      return Page.redirect(query.address());
    }
    boolean asked = !problems.any();
    finding.unknown(query).all().forEach(p -> problems.add(p.field(), p.key(), p.args().toArray()));
    Finding.FoundStories found = asked ? finding.find(query, Finding.PER_PAGE) : Finding.FoundStories.NOTHING;
    List<StaffTag> known = tags.all(caller, KNOWN_TAGS);
    Map<String, String> names = new HashMap<>();
    query.story().service().forEach(code -> services.byCode(code).ifPresent(s -> names.put(code, s.fullName())));
    return new StoriesPage(query, typed.toSingleValueMap(), problems, names,
        new Slice<>(store.rows(MemberAccess.of(rights, caller), caller.subscription(), found.ids()),
            query.story().page(), Finding.PER_PAGE, found.total()),
        found.close(), asked ? finding.facets(query, named(known, false), named(known, true)) : List.of());
  }

  private static List<String> named(List<StaffTag> known, boolean shared) {
    return known.stream().filter(t -> t.shared() == shared).map(StaffTag::tag).toList();
  }

  @Needs(Right.TAG)
  @GetMapping("/work/stories/{id}/tags")
  Page tags(@PathVariable long id, Caller.Person caller) {
    return tags(id, "", Problems.none(), caller);
  }

  @Needs(Right.TAG)
  @PostMapping("/work/stories/{id}/tags")
  Page add(@PathVariable long id, @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "private") String visibility, Caller.Person caller) {
    reached(id, caller);
    String line = PlainText.line(tag);
    Problems problems = Problems.none();
    if (line.isEmpty()) {
      problems.add("tag", "work.tags.none-typed");
    } else if (line.length() > StaffTags.LENGTH) {
      problems.add("tag", "work.tags.too-long", Integer.toString(StaffTags.LENGTH));
    } else if (!tags.add(caller, id, line, visibility.equals("shared"))) {
      problems.add("tag", "work.tags.too-many",
          Integer.toString(tags.most(visibility.equals("shared") ? "shared" : "private")));
    }
    return problems.any()
        ? tags(id, tag, problems, caller)
        : Page.redirect("/work/stories/" + id + "/tags?said=staff-tag");
  }

  @Needs(Right.TAG)
  @PostMapping("/work/stories/{id}/tags/removal")
  Page remove(@PathVariable long id, @RequestParam(defaultValue = "0") long tag, Caller.Person caller) {
    reached(id, caller);
    tags.remove(caller, id, tag);
    return Page.redirect("/work/stories/" + id + "/tags?said=staff-tag-off");
  }

  /** Who sees a tag may change. */
  @Needs(Right.TAG)
  @PostMapping("/work/stories/{id}/tags/visibility")
  Page show(@PathVariable long id, @RequestParam(defaultValue = "0") long tag,
      @RequestParam(defaultValue = "") String visibility, Caller.Person caller) {
    reached(id, caller);
    boolean shared = visibility.equals("shared");
    if ((shared || visibility.equals("private")) && !tags.show(caller, id, tag, shared)) {
      return tags(id, "", Problems.none().add("tag", "work.tags.too-many", Integer.toString(tags.most(visibility))),
          caller);
    }
    return Page.redirect("/work/stories/" + id + "/tags?said=staff-tag-seen");
  }

  private WorkStore.StoryRow reached(long id, Caller.Person caller) {
    return store.shown(rights.reach(caller, Right.TAG), id).orElseThrow(() -> new NotFound("story " + id));
  }

  private Page tags(long id, String typed, Problems problems, Caller.Person caller) {
    WorkStore.StoryRow story = reached(id, caller);
    return new TagsPage(story, tags.of(caller, id), typed,
        store.shown(rights.reach(caller, Right.RESPOND), id).isPresent(), problems);
  }

  /**
   * Stories that were found.
   *
   * @param query what was asked
   * @param typed what was typed, by field
   * @param problems what is wrong with what was typed
   * @param services by their names
   * @param found what was found
   * @param close how many come only close to what was asked
   * @param facets by which the list gets shorter
   */
  record StoriesPage(StaffQuery query, Map<String, String> typed, Problems problems, Map<String, String> services,
      Slice<WorkStore.Row> found, long close, List<Facet> facets) implements Page {}

  /**
   * What staff call a story among themselves.
   *
   * @param story which story
   * @param tags in their order
   * @param typed what was typed, by field
   * @param mayRespond whether the caller may answer it
   * @param problems what is wrong with what was typed
   */
  record TagsPage(WorkStore.StoryRow story, List<StaffTag> tags, String typed, boolean mayRespond,
      Problems problems) implements Page {}
}
