package org.candour;

import org.candour.site.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableAsync;

/** The platform: a story is told, read by a moderator, published, heard, answered, and something changes. */
@SpringBootApplication
@EnableAsync
public class Candour {

  public static void main(String[] args) {
    System.exit(Launch.run(args));
  }
}
