package org.candour.reading;

import java.time.Duration;
import org.candour.files.Uploads;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The faces of those who answer. A picture never changes under its address. */
@Controller
class PicturePages {

  private final Uploads uploads;

  PicturePages(Uploads uploads) {
    this.uploads = uploads;
  }

  @Open
  @GetMapping("/pictures/{id}")
  ResponseEntity<byte[]> picture(@PathVariable String id) {
    Uploads.Picture picture = uploads.portrait(id).orElseThrow(() -> new NotFound("picture"));
    return ResponseEntity.ok().contentType(MediaType.parseMediaType(picture.mediaType()))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic().immutable()).body(picture.bytes());
  }
}
