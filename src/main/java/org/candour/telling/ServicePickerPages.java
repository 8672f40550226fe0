package org.candour.telling;

import java.util.List;
import org.candour.look.Page;
import org.candour.lookup.ServicePicker;
import org.candour.lookup.ServicePickerView;
import org.candour.questions.Draft;
import org.candour.shared.Open;
import org.candour.shared.RegionId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What fits while somebody types, or around where they are. Sent as a form is: nothing of it stands in an address or
 * stays in a cache.
 */
@Controller
class ServicePickerPages {

  private final Drafts drafts;
  private final DraftDevices devices;
  private final ServicePicker picker;

  ServicePickerPages(Drafts drafts, DraftDevices devices, ServicePicker picker) {
    this.drafts = drafts;
    this.devices = devices;
    this.picker = picker;
  }

  /** @param at a position as a browser gives it; it is used for this answer and kept nowhere */
  @Open
  @PostMapping("/tell/services/found")
  Page found(RegionId region, @RequestParam(defaultValue = "") String draft, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String at) {
    List<Long> chosen = drafts.find(draft).filter(d -> !devices.isLocked(d)).map(Draft::services).orElse(List.of());
    return new FoundPage("/tell/services", picker.find(region, q, at, chosen)).unkept();
  }

  /** @param action where the buttons of the list go */
  record FoundPage(String action, ServicePickerView where) implements Page {}
}
