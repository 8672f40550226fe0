package org.candour.reading;

import java.util.List;
import org.candour.shared.Open;
import org.candour.shared.PublicReader;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What search engines may read. */
@Controller
class RobotPages {

  private static final int MOST = 20_000;

  private final PublicReader reader;
  private final String address;

  /** What links start with is what the operator said, never what a request claims to have asked for. */
  RobotPages(PublicReader reader, @Value("${candour.address}") String address) {
    this.reader = reader;
    this.address = address;
  }

  @Open
  @GetMapping("/robots.txt")
  ResponseEntity<String> robots() {
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("""
        User-agent: *
        Disallow: /stories?
        Disallow: /tell/
        Disallow: /mine
        Disallow: /work
        Disallow: /desk
        Disallow: /operate
        Disallow: /sign-in
        Sitemap: %s/sitemap.xml
        """.formatted(address));
  }

  @Open
  @GetMapping("/sitemap.xml")
  ResponseEntity<String> sitemap(RegionId region, Shell shell) {
    List<Long> stories =
        reader.sql().sql("select id from public_story where region = ? order by published_at desc limit ?")
            .params(region.value(), MOST).query(Long.class).list();
    StringBuilder map = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (String path : List.of("/", "/stories", "/services", "/help", "/about", "/levels", "/blog")) {
      map.append("<url><loc>").append(address).append(shell.to(path)).append("</loc></url>\n");
    }
    for (long story : stories) {
      map.append("<url><loc>").append(address).append("/").append(region).append("/stories/").append(story)
          .append("</loc></url>\n");
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(map.append("</urlset>\n").toString());
  }
}
