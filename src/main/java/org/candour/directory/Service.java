package org.candour.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A node of the directory: an organisation, site, department, ward or practice.
 *
 * @param id its number
 * @param region the id of its region
 * @param kind of service, as a code
 * @param organisation whether it is one by itself
 * @param closedOn the day from which it is closed; null while it is open
 * @param postcode as it is written, or null
 * @param town or null
 * @param name in the language of its region
 * @param about what it is, or null
 * @param parent under whom it stands now; null at the top
 * @param code scheme and code, as in its address, or its number where it has none
 * @param under the name of its organisation, or of its parent
 */
public record Service(long id, String region, String kind, boolean organisation, @Nullable LocalDate closedOn,
    @Nullable String postcode, @Nullable String town, String name, @Nullable String about, @Nullable Long parent,
    String code, @Nullable String under) {

  /** Whether it is the platform itself, which gives no care. */
  public boolean isPlatform() {
    return kind.equals(PlatformService.KIND);
  }

  /** Name with the organisation it belongs to, as lists show it. */
  public String fullName() {
    return under == null || name.contains(under) ? name : name + ", " + under;
  }
}
