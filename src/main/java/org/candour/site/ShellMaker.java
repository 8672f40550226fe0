package org.candour.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Objects;
import org.candour.access.SignIn;
import org.candour.demo.DemoMark;
import org.candour.reading.RegionColours;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Sentences;
import org.candour.shared.Shell;
import org.candour.shared.TextSize;
import org.springframework.stereotype.Component;

/** Makes the {@link Shell} of a request, once. */
@Component
class ShellMaker {

  private static final String SHELL = "candour.shell";

  private final Regions regions;
  private final SentenceFiles wordbook;
  private final Assets assets;
  private final DemoMark demo;
  private final SignIn signIn;
  private final Clock clock;

  ShellMaker(Regions regions, SentenceFiles wordbook, Assets assets, DemoMark demo, SignIn signIn, Clock clock) {
    this.regions = regions;
    this.wordbook = wordbook;
    this.assets = assets;
    this.demo = demo;
    this.signIn = signIn;
    this.clock = clock;
  }

  Shell of(HttpServletRequest request) {
    Shell made = (Shell) request.getAttribute(SHELL);
    if (made == null) {
      made = make(request, signIn.caller(request));
      request.setAttribute(SHELL, made);
    }
    return made;
  }

  /** The shell of a page that must not ask the database who calls. */
  Shell ofNobody(HttpServletRequest request) {
    Shell made = make(request, Caller.NOBODY);
    request.setAttribute(SHELL, made);
    return made;
  }

  /** After a sign-in or sign-out within the request. */
  void forget(HttpServletRequest request) {
    request.removeAttribute(SHELL);
  }

  /** What a form that was just sent has done: said to whoever has pages of their own, on the page that it led to. */
  private static String said(HttpServletRequest request, Caller caller, Sentences words) {
    String said =
        caller.equals(Caller.NOBODY) || !request.getMethod().equals("GET") ? null : request.getParameter("said");
    return said != null && words.knows("look.said." + said) ? said : "";
  }

  private Shell make(HttpServletRequest request, Caller caller) {
    RegionId id = (RegionId) request.getAttribute(RegionFilter.REGION);
    Region region = id == null ? regions.first() : regions.get(id);
    Sentences words = wordbook.in(region.language());
    String prefix = Objects.requireNonNullElse(request.getContextPath(), "");
    String path = request.getRequestURI().substring(prefix.length());
    return new Shell(region.id(), region.name(), prefix, path, region.zone(), words, caller, region.crisis(),
        regions.all().stream().map(r -> new Shell.RegionLabel(r.id(), r.name())).toList(),
        regions.offer(request.getHeader("Accept-Language"), region).map(Region::id).orElse(null), demo.isDemo(),
        said(request, caller, words), "/assets/" + assets.version(), region.languages(), RegionColours.address(region),
        TextSize.of(request), clock);
  }
}
