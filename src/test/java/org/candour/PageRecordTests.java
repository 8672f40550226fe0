package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candour.look.Page;
import org.junit.jupiter.api.Test;

/** What a page shows is one record, and its template takes it: a handler that gives less does not compile. */
class PageRecordTests {

  private static final Path TEMPLATES = Path.of("src/main/jte");

  @Test
  void everyRecordOfAPageIsTakenByItsTemplate() throws IOException {
    List<String> untaken = new ArrayList<>();
    for (JavaClass record : records()) {
      String name = record.getSimpleName();
      Path template = TEMPLATES.resolve(template(record));
      String source = Files.exists(template) ? Files.readString(template) : "";
      boolean taken = source.contains("@param " + name + " page\n") && source.contains("." + name + "\n");
      if (source.isEmpty() || !(taken || record.reflect().getRecordComponents().length == 0)) {
        untaken.add(record.getName() + " by " + template);
      }
    }
    assertThat(untaken).isEmpty();
    assertThat(records()).hasSizeGreaterThan(20);
  }

  private static List<JavaClass> records() {
    return HouseModel.classes().stream()
        .filter(
            c -> c.isAssignableTo(Page.class) && c.isRecord() && !c.getName().startsWith(Page.class.getName() + "$"))
        .toList();
  }

  /** {@code work/draft-gone.jte} of the record {@code org.candour.work.DraftPages.DraftGonePage}. */
  private static String template(JavaClass record) {
    String name = record.getSimpleName().replaceFirst("Page$", "").replaceAll("(?<=.)(?=\\p{Lu})", "-");
    return record.getPackageName().replace("org.candour.", "") + "/" + name.toLowerCase(Locale.ROOT) + ".jte";
  }
}
