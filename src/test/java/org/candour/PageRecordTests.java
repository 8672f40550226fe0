package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candour.look.Page;
import org.junit.jupiter.api.Test;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

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
    assertThat(records()).hasSizeGreaterThan(150);
  }

  @Test
  void noHandlerFillsAModelOrNamesATemplate() {
    List<String> handlers = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (JavaMethod method : HouseModel.classes().stream().flatMap(c -> c.getMethods().stream())
        .filter(m -> m.isMetaAnnotatedWith(RequestMapping.class)).toList()) {
      handlers.add(method.getFullName());
      boolean model = method.getRawParameterTypes().stream().anyMatch(p -> p.isAssignableTo(Model.class));
      boolean named = method.getRawReturnType().isEquivalentTo(String.class)
          && !method.isAnnotatedWith(ResponseBody.class) && !method.getOwner().isMetaAnnotatedWith(ResponseBody.class);
      if (model || named) {
        wrong.add(method.getFullName());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(handlers).hasSizeGreaterThan(200);
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
