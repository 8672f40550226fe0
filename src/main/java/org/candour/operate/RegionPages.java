package org.candour.operate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candour.audit.LastChange;
import org.candour.directory.PlatformService;
import org.candour.look.Accent;
import org.candour.look.Page;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Regions: policy values, hours, holidays, crisis numbers. Whoever operates one changes that one; only who operates all
 * adds another or takes one off.
 */
@Controller
class RegionPages {

  /** Languages that the platform speaks: a folder of sentences for each. */
  static final Set<String> LANGUAGES = Set.of("en");

  /** First parts of addresses that no handler names. */
  private static final Set<String> OURS =
      Set.of("new", "assets", "error", "actuator", "api", "feed", "widgets", "open-data");

  private final Regions regions;
  private final PlatformService platform;
  private final HealthStore store;
  private final ObjectProvider<RequestMappingHandlerMapping> handlers;
  private final LastChange lastChange;

  RegionPages(Regions regions, PlatformService platform, HealthStore store,
      @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers,
      LastChange lastChange) {
    this.lastChange = lastChange;
    this.store = store;
    this.handlers = handlers;
    this.regions = regions;
    this.platform = platform;
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/regions")
  Page list(Caller.Person caller, @RequestParam(defaultValue = "") String saved, RegionId here) {
    OperatorReach reach = OperatorReach.of(caller, here);
    List<Regions.EditedRegion> own = regions.editable().stream().filter(r -> reach.covers(r.id())).toList();
    String name = own.stream().filter(r -> r.id().equals(saved)).findFirst().map(r -> r.told().name()).orElse("");
    return new RegionsPage(own, reach.everywhere(), name);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/regions/{id}")
  Page region(@PathVariable String id, Caller.Person caller, RegionId here) {
    if (id.equals("new")) {
      wantEverywhere(caller, here);
      RegionForm like = RegionForm.of(regions.editable().getFirst());
      return form(RegionForm.fresh(like), 0, Problems.none(), true);
    }
    Regions.EditedRegion region = own(id, caller, here);
    return form(RegionForm.of(region), region.revision(), Problems.none(), OperatorReach.of(caller, here).everywhere());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}")
  Page save(@PathVariable String id, @RequestParam Map<String, String> typed, Caller.Person caller, RegionId here) {
    boolean fresh = id.equals("new");
    RegionForm form = fresh ? RegionForm.of(typed) : RegionForm.of(typed).about(id);
    Problems problems = Problems.none();
    Regions.EditedRegion before = fresh ? null : own(id, caller, here);
    boolean everywhere = OperatorReach.of(caller, here).everywhere();
    if (fresh) {
      wantEverywhere(caller, here);
    }
    if (typed.containsKey("samples")) {
      form.accent(problems);
      return form(form, before == null ? 0 : revision(typed, before), problems, everywhere);
    }
    Optional<Regions.RegionValues> told = form.read(LANGUAGES, problems);
    if (fresh) {
      check(form, problems);
    }
    told.ifPresent(values -> compare(fresh ? form.id() : id, before, values, everywhere, problems));
    int revision = before == null ? 0 : revision(typed, before);
    if (problems.any() || told.isEmpty()) {
      return form(form, revision, problems, everywhere).with(400);
    }
    try {
      write(caller,
          before == null
              ? new Regions.EditedRegion(form.id(), 0, told.get())
              : new Regions.EditedRegion(id, revision, before.told()),
          fresh, told.get());
    } catch (DuplicateKeyException e) {
      return form(form, before == null ? 0 : before.revision(), problems.add("host", "operate.regions.host-taken"),
          everywhere).with(409);
    } catch (Stale e) {
      if (fresh) {
        problems.add("id", "operate.regions.id-taken");
      } else {
        problems.add("name", lastChange.stale(caller,
            LastChange.Thing.of("region", id, "region-changed", "region-added"), "operate.regions.stale"));
      }
      return form(form, before == null ? 0 : before.revision(), problems, everywhere).with(409);
    }
    return Page.redirect("/operate/regions?saved=" + (before == null ? form.id() : id));
  }

  private void write(Caller.Person caller, Regions.EditedRegion region, boolean fresh, Regions.RegionValues told) {
    if (fresh) {
      regions.add(caller, region.id(), told);
    } else {
      regions.change(caller, region, told);
    }
    regions.refresh();
    // A region that is offered from now on lacks what each of them has.
    platform.beforeServing();
  }

  /** What is wrong with it beside the other regions, and beside what it was. */
  private void compare(String id, Regions.@Nullable EditedRegion before, Regions.RegionValues told, boolean everywhere,
      Problems problems) {
    if (before != null && before.told().offered() && !told.offered() && (!everywhere || isUsed(id) || last(id))) {
      problems.add("offered", "operate.regions.offered-used");
    }
    if (regions.editable().stream()
        .anyMatch(r -> !r.id().equals(id) && r.told().name().equalsIgnoreCase(told.name()))) {
      problems.add("name", "operate.regions.name-taken");
    }
  }

  private void check(RegionForm form, Problems problems) {
    if (!form.id().matches("[a-z][a-z-]{1,38}[a-z]")) {
      problems.add("id", "operate.regions.id-wrong");
    } else if (OURS.contains(form.id())
        || handlers.getObject().getHandlerMethods().keySet().stream().flatMap(i -> i.getPatternValues().stream())
            .anyMatch(p -> p.split("/").length > 1 && p.split("/")[1].equals(form.id()))) {
      // The first part of an address that is a region's name is taken away before anything looks at it.
      problems.add("id", "operate.regions.id-ours");
    }
  }

  /** Services, stories, or something at the desk. */
  private boolean isUsed(String id) {
    RegionId region = new RegionId(id);
    return platform.isJoined(region) || !store.stories(region).isEmpty() || !store.queue(region).isEmpty();
  }

  /** The last region that is offered stays: without one nothing answers. */
  private boolean last(String id) {
    return regions.all().stream().allMatch(r -> r.id().value().equals(id));
  }

  private static int revision(Map<String, String> typed, Regions.EditedRegion before) {
    try {
      return Integer.parseInt(typed.getOrDefault("revision", ""));
    } catch (NumberFormatException e) {
      return before.revision() - 1;
    }
  }

  private Regions.EditedRegion own(String id, Caller.Person caller, RegionId here) {
    return regions.editable().stream().filter(r -> r.id().equals(id) && OperatorReach.of(caller, here).covers(id))
        .findFirst().orElseThrow(() -> new NotFound("region"));
  }

  private static void wantEverywhere(Caller.Person caller, RegionId here) {
    if (!OperatorReach.of(caller, here).everywhere()) {
      throw new NotFound("a region of one's own");
    }
  }

  private static Page form(RegionForm form, int revision, Problems problems, boolean everywhere) {
    return new RegionPage(form, revision, problems, everywhere, LANGUAGES.stream().sorted().toList(),
        form.accent(Problems.none()).map(Accent::of).orElse(null));
  }

  /**
   * One region.
   *
   * @param form what was typed so far
   * @param revision of what the page was made from
   * @param problems what is wrong with what was typed
   * @param everywhere whether the role counts in all regions
   * @param languages that a region can speak, as codes
   * @param accent the colour that was typed; null where it is none
   */
  record RegionPage(RegionForm form, int revision, Problems problems, boolean everywhere, List<String> languages,
      @Nullable Accent accent) implements Page {}

  /** The regions. */
  record RegionsPage(List<Regions.EditedRegion> regions, boolean everywhere, String saved) implements Page {}
}
