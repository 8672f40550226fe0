package org.candour.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.candour.look.Accent;
import org.candour.look.Colour;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The small style sheet that colours a region's pages. Its address is another with each revision of the region, so that
 * it may be kept.
 */
@Controller
public class RegionColours {

  private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
  private static final Cache<String, Sheet> SHEETS = Caffeine.newBuilder().maximumSize(500).build();

  private final Regions regions;

  RegionColours(Regions regions) {
    this.regions = regions;
  }

  private record Sheet(String css, String mark) {

    static Sheet of(Region.Colours colours) {
      return SHEETS.get(colours.accent(), hex -> {
        Accent accent = Accent.of(Colour.of(hex).orElseThrow());
        return new Sheet(accent.css(), accent.mark());
      });
    }
  }

  /** Where the region's colours are; null where it has none of its own. */
  public static @Nullable String address(Region region) {
    Region.Colours colours = region.colours();
    return colours == null
        ? null
        : "/colours/" + region.id() + "/" + colours.revision() + "/" + Sheet.of(colours).mark + ".css";
  }

  @Open
  @GetMapping("/colours/{region}/{revision}/{mark}.css")
  ResponseEntity<String> sheet(@PathVariable String region, @PathVariable String revision, @PathVariable String mark) {
    Region.Colours colours = regions.get(new RegionId(region)).colours();
    if (colours == null) {
      throw new NotFound("colours of " + region);
    }
    Sheet sheet = Sheet.of(colours);
    boolean asked = revision.equals(Integer.toString(colours.revision())) && mark.equals(sheet.mark);
    // A node that has not read the change yet must not leave its old colours under the new address.
    CacheControl keep =
        asked ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable() : CacheControl.noStore();
    return ResponseEntity.ok().contentType(CSS).cacheControl(keep).eTag("\"" + sheet.mark + "\"").body(sheet.css);
  }
}
