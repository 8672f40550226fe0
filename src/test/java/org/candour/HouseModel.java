package org.candour;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.springframework.modulith.core.ApplicationModules;

/** The classes of the house as they were compiled, read once for all tests that ask about them. */
final class HouseModel {

  static final ApplicationModules ROOMS = ApplicationModules.of(Candour.class);

  private HouseModel() {}

  /** Those in rooms: all but {@link Candour}. */
  static List<JavaClass> classes() {
    return ROOMS.stream().flatMap(room -> room.getBasePackage().stream()).toList();
  }
}
