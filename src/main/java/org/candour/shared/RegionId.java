package org.candour.shared;

/** The short name of a region as it stands in addresses, such as {@code uk-england}. */
public record RegionId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
