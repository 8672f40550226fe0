package org.candour.telling;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.candour.shared.Open;
import org.candour.shared.RegionId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What fits while somebody types, or around where they are. Sent as a form is: nothing of it stands in an address or
 * stays in a cache.
 */
@Controller
class ServicePickerPages {

  private final Drafts drafts;
  private final ServicePicker whereabouts;

  ServicePickerPages(Drafts drafts, ServicePicker whereabouts) {
    this.drafts = drafts;
    this.whereabouts = whereabouts;
  }

  /** @param at a position as a browser gives it; it is used for this answer and kept nowhere */
  @Open
  @PostMapping("/tell/services/found")
  String found(RegionId region, Model model, HttpServletResponse response,
      @RequestParam(defaultValue = "") String draft, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String at) {
    response.setHeader("Cache-Control", "no-store");
    List<Long> chosen =
        drafts.find(draft).filter(d -> !drafts.isLocked(d)).map(d -> d.places().services()).orElse(List.of());
    model.addAttribute("where", whereabouts.find(region, q, at, chosen)).addAttribute("action", "/tell/services");
    return "telling/found";
  }
}
