package org.candour.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candour.access.RoleGrants;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.files.Uploads;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.people.People;
import org.candour.people.People.Profile;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What the public sees of somebody who answers: name, job, role group, own services, picture. */
@Controller
class ProfilePages {

  private static final int MOST_SERVICES = 20;

  private final People people;
  private final RoleGrants roleGrants;
  private final Services services;
  private final ServiceSearch search;
  private final Uploads uploads;

  ProfilePages(People people, RoleGrants roleGrants, Services services, ServiceSearch search, Uploads uploads) {
    this.people = people;
    this.roleGrants = roleGrants;
    this.services = services;
    this.search = search;
    this.uploads = uploads;
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @GetMapping("/profile")
  Page profile(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String done) {
    List<Service> found = q.isBlank() ? List.of() : search.find(region, q, 12);
    return page(caller, typed(people.byId(caller.id()).orElseThrow()), new FoundServices(q, found), done,
        Problems.none());
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/profile")
  Page save(Caller.Person caller, @RequestParam Map<String, String> typed) {
    String name = PlainText.line(typed.getOrDefault("name", ""));
    String job = PlainText.line(typed.getOrDefault("job", ""));
    String about = PlainText.of(typed.getOrDefault("about", ""));
    Problems problems = Problems.none();
    if (name.isEmpty() || name.length() > 120) {
      problems.add("name", "work.profile.name-wrong");
    }
    if (job.length() > 120) {
      problems.add("job", "work.profile.job-long");
    }
    if (!People.ROLE_GROUPS.contains(typed.getOrDefault("group", ""))) {
      problems.add("group", "work.profile.group-none");
    }
    if (about.length() > 400) {
      problems.add("about", "work.profile.about-long");
    }
    if (problems.any()) {
      return page(caller, typed, FoundServices.NONE, "", problems);
    }
    roleGrants.setProfile(caller, caller.id(), new Profile(name, job, typed.getOrDefault("group", "other"), about));
    return Page.redirect("/profile?done=profile");
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/profile/services")
  Page services(Caller.Person caller, @RequestParam(defaultValue = "0") long add,
      @RequestParam(defaultValue = "0") long remove) {
    List<Long> own = new ArrayList<>(people.ownServices(caller.id()));
    own.remove(remove);
    if (add > 0 && own.size() < MOST_SERVICES) {
      services.byId(add).map(Service::id).ifPresent(own::add);
    }
    people.setOwnServices(caller.id(), own);
    return Page.redirect("/profile?done=services");
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/profile/picture")
  Page picture(Caller.Person caller,
      @RequestParam(required = false) @org.jspecify.annotations.Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String act) throws IOException {
    try {
      if (act.equals("remove")) {
        people.setPicture(caller, caller.id(), null);
      } else if (file == null || file.isEmpty() || file.getSize() > Uploads.MOST_BYTES) {
        throw new Uploads.NotAPicture("wrong");
      } else {
        people.setPicture(caller, caller.id(), uploads.keepPortrait(caller, file.getBytes()));
      }
      return Page.redirect("/profile?done=" + (act.equals("remove") ? "picture-removed" : "picture"));
    } catch (Uploads.NotAPicture e) {
      return page(caller, typed(people.byId(caller.id()).orElseThrow()), FoundServices.NONE, "",
          Problems.none().add("file", "work.profile.file-" + e.why()));
    }
  }

  private static Map<String, String> typed(PersonAccount person) {
    return Map.of("name", person.name(), "job", person.jobTitle(), "group", person.roleGroup(), "about",
        person.about());
  }

  /** What was asked, and the services that fit it. */
  private record FoundServices(String q, List<Service> services) {

    static final FoundServices NONE = new FoundServices("", List.of());
  }

  private Page page(Caller.Person caller, Map<String, String> typed, FoundServices found, String done,
      Problems problems) {
    return new ProfilePage(typed, people.byId(caller.id()).orElseThrow(),
        services.byIds(people.ownServices(caller.id())), found.services(), found.q(), done, problems);
  }

  /**
   * What the public sees of a member.
   *
   * @param typed what was typed, by field
   * @param person who
   * @param own what is the caller's own
   * @param found what was found
   * @param query what was asked
   * @param done what has just been done; may be empty
   * @param problems what is wrong with what was typed
   */
  record ProfilePage(Map<String, String> typed, PersonAccount person, List<Service> own, List<Service> found,
      String query, String done, Problems problems) implements Page {}
}
