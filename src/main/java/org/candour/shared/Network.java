package org.candour.shared;

import jakarta.servlet.http.HttpServletRequest;

/** From where a request comes, as coarse as limits need it: an IPv4 address, or the /64 of an IPv6 one. */
public record Network(String value) {

  public static Network of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    if (!address.contains(":")) {
      return new Network(address);
    }
    String[] groups = address.split(":", -1);
    return new Network(String.join(":", java.util.Arrays.copyOf(groups, Math.min(4, groups.length))));
  }
}
