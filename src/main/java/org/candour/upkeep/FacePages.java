package org.candour.upkeep;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candour.access.ServiceKeepers;
import org.candour.audit.LastChange;
import org.candour.directory.Service;
import org.candour.directory.ServiceFaces;
import org.candour.directory.ServiceFaces.Affected;
import org.candour.directory.ServiceFaces.Own;
import org.candour.directory.ServiceFaces.ServiceFace;
import org.candour.directory.Services;
import org.candour.files.Uploads;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What an organisation shows on the pages of its services, and every service below that shows it too. */
@Controller
class FacePages {

  private static final int PAGE = 30;
  private static final int FOUND = 20;
  private static final int ABOUT = 1_000;
  private static final int LABEL = 80;

  private final ServiceFaces faces;
  private final Services services;
  private final ServiceSearch search;
  private final ServiceKeepers keeping;
  private final Uploads uploads;
  private final LastChange lastChange;

  FacePages(ServiceFaces faces, Services services, ServiceSearch search, ServiceKeepers keeping, Uploads uploads,
      LastChange lastChange) {
    this.lastChange = lastChange;
    this.faces = faces;
    this.services = services;
    this.search = search;
    this.keeping = keeping;
    this.uploads = uploads;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/pages")
  Page choose(@RequestParam(defaultValue = "") String q, Caller.Person caller, Shell shell) {
    List<Long> tops = keeping.of(caller).tops();
    String typed = PlainText.cut(PlainText.line(q), 100);
    List<Service> found = typed.isEmpty()
        ? services.byIds(tops.stream().limit(FOUND).toList())
        : search.findBelow(tops, shell.region(), typed, FOUND);
    Set<Long> own = keeping.among(caller, found.stream().map(Service::id).toList());
    return new PagesPage(typed, found.stream().filter(s -> own.contains(s.id())).toList());
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/pages/{id}")
  Page edit(@PathVariable long id, @RequestParam(defaultValue = "1") int page, Caller.Person caller) {
    Service service = kept(id, caller);
    Own own = faces.own(id);
    return page(service, own.face(), own.revision(), page, Problems.none());
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/pages/{id}")
  Page save(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller,
      HttpServletResponse answer) {
    Service service = kept(id, caller);
    ServiceFace now = faces.own(id).face();
    String link = PlainText.line(typed.getOrDefault("link", ""));
    ServiceFace face = new ServiceFace(text(PlainText.of(typed.getOrDefault("about", ""))), now.picture(),
        text(link.isEmpty() || link.contains("://") || !FactsForm.web(link) ? link : "https://" + link),
        text(PlainText.line(typed.getOrDefault("label", ""))));
    String seen = typed.getOrDefault("revision", "");
    int revision = seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : -1;
    Problems problems = problems(face);
    if (!problems.any()) {
      try {
        faces.set(caller, id, revision, face);
        return Page.redirect("/work/pages/" + id + "?said=page");
      } catch (Stale e) {
        answer.setStatus(HttpServletResponse.SC_CONFLICT);
        problems.add("about",
            lastChange.stale(caller, LastChange.Thing.of("service", id, "service-face-set"), "upkeep.contact.stale"));
        revision = faces.own(id).revision();
      }
    }
    return page(service, face, revision, 1, problems);
  }

  private static @Nullable String text(String typed) {
    return typed.isEmpty() ? null : typed;
  }

  private static Problems problems(ServiceFace face) {
    Problems problems = Problems.none();
    if (face.about() != null && face.about().length() > ABOUT) {
      problems.add("about", "upkeep.facts.about-long", ABOUT);
    }
    if (face.link() != null && !FactsForm.web(face.link())) {
      problems.add("link", "upkeep.facts.website-wrong");
    }
    if (face.label() != null && face.label().length() > LABEL) {
      problems.add("label", "upkeep.facts.about-long", LABEL);
    }
    return problems;
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/pages/{id}/picture")
  Page picture(@PathVariable long id, @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String act, Caller.Person caller) throws IOException {
    Service service = kept(id, caller);
    Own own = faces.own(id);
    ServiceFace face = own.face();
    try {
      if (!act.equals("remove") && (file == null || file.isEmpty() || file.getSize() > Uploads.MOST_BYTES)) {
        throw new Uploads.NotAPicture("wrong");
      }
      String picture = act.equals("remove") || file == null ? null : uploads.keepPortrait(caller, file.getBytes());
      faces.set(caller, id, own.revision(), new ServiceFace(face.about(), picture, face.link(), face.label()));
      return Page.redirect("/work/pages/" + id + (act.equals("remove") ? "?said=picture-removed" : "?said=picture"));
    } catch (Uploads.NotAPicture e) {
      return page(service, face, own.revision(), 1, Problems.none().add("file", "work.profile.file-" + e.why()));
    }
  }

  private Service kept(long id, Caller.Person caller) {
    return services.byId(id).filter(s -> keeping.keeps(caller, id)).orElseThrow(() -> new NotFound("service " + id));
  }

  private Page page(Service service, ServiceFace face, int revision, int page, Problems problems) {
    return new FacePage(service, face, faces.of(service.id()), revision, problems,
        faces.affected(service.id(), Math.clamp(page, 1, 10_000), PAGE));
  }

  /**
   * What an organisation shows on its page.
   *
   * @param service which service
   * @param face what was typed
   * @param shown as everybody sees it now
   * @param revision of what the page was made from
   * @param problems what is wrong with what was typed
   * @param affected pages that would look different
   */
  record FacePage(Service service, ServiceFace face, ServiceFace shown, int revision, Problems problems,
      Slice<Affected> affected) implements Page {}

  /** The pages that an organisation can dress. */
  record PagesPage(String q, List<Service> found) implements Page {}
}
