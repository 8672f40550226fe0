package org.candour.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** From where a request comes, as coarse as limits need it: an IPv4 address, or the /64 of an IPv6 one. */
public record Network(String value) {

  public static Network of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    if (!address.contains(":")) {
      return new Network(address);
    }
    try {
      // A literal, so no name is looked up; its bytes, since one address can be written in many ways.
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return new Network(HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length)));
    } catch (UnknownHostException e) {
      return new Network(address);
    }
  }
}
