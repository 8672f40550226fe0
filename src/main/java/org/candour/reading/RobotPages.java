package org.candour.reading;

import java.util.List;
import org.candour.shared.Open;
import org.candour.shared.PublicReader;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What search engines may read. */
@Controller
class RobotPages {

  private static final int MOST = 20_000;

  private final PublicReader reader;

  RobotPages(PublicReader reader) {
    this.reader = reader;
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
        """.formatted(root()));
  }

  @Open
  @GetMapping("/sitemap.xml")
  ResponseEntity<String> sitemap(RegionId region, Shell shell) {
    List<Long> stories = reader.sql().sql("select id from public_story where region = ? order by published_at desc limit ?")
        .params(region.value(), MOST).query(Long.class).list();
    StringBuilder map = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (String path : List.of("/", "/stories", "/services", "/help", "/about", "/levels", "/blog")) {
      map.append("<url><loc>").append(root()).append(shell.to(path)).append("</loc></url>\n");
    }
    for (long story : stories) {
      map.append("<url><loc>").append(root()).append("/").append(region).append("/stories/").append(story)
          .append("</loc></url>\n");
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(map.append("</urlset>\n").toString());
  }

  private static String root() {
    return ServletUriComponentsBuilder.fromCurrentRequest().replacePath("").replaceQuery(null).toUriString();
  }
}
