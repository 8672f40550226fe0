package org.candour.shared;

/**
 * Positions on the British national grid in degrees (WGS 84), good to a few metres: the projection by Ordnance Survey's
 * published formulas, then the shift between the two models of the earth.
 */
public final class BritishGrid {

  private static final double AIRY_A = 6_377_563.396;
  private static final double AIRY_B = 6_356_256.909;
  private static final double WGS_A = 6_378_137;
  private static final double WGS_B = 6_356_752.3142;
  private static final double SCALE = 0.9996012717;
  private static final double LATITUDE_0 = Math.toRadians(49);
  private static final double LONGITUDE_0 = Math.toRadians(-2);
  private static final double SECOND = Math.PI / 180 / 3600;

  private BritishGrid() {}

  /** Degrees north and east. */
  public record Position(double latitude, double longitude) {}

  public static Position toDegrees(double easting, double northing) {
    double e2 = 1 - AIRY_B * AIRY_B / (AIRY_A * AIRY_A);
    double lat = footLatitude(northing);
    double sin2 = Math.sin(lat) * Math.sin(lat);
    double nu = AIRY_A * SCALE / Math.sqrt(1 - e2 * sin2);
    double rho = AIRY_A * SCALE * (1 - e2) / Math.pow(1 - e2 * sin2, 1.5);
    double eta2 = nu / rho - 1;
    double t = Math.tan(lat);
    double t2 = t * t;
    double sec = 1 / Math.cos(lat);
    double d = (easting - 400_000) / nu;
    double latitude = lat - t * nu / rho * d * d * (0.5 - d * d / 24 * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
        + d * d * d * d / 720 * (61 + 90 * t2 + 45 * t2 * t2));
    double longitude = LONGITUDE_0
        + sec * d * (1 - d * d / 6 * (nu / rho + 2 * t2) + d * d * d * d / 120 * (5 + 28 * t2 + 24 * t2 * t2));
    return shift(latitude, longitude);
  }

  /** The latitude whose meridian arc is this northing, found by repetition. */
  private static double footLatitude(double northing) {
    double lat = LATITUDE_0;
    double left = northing + 100_000;
    double arc = 0;
    do {
      lat += (left - arc) / (AIRY_A * SCALE);
      arc = arc(lat);
    } while (Math.abs(left - arc) > 0.00001);
    return lat;
  }

  private static double arc(double lat) {
    double n = (AIRY_A - AIRY_B) / (AIRY_A + AIRY_B);
    double minus = lat - LATITUDE_0;
    double plus = lat + LATITUDE_0;
    return AIRY_B * SCALE
        * ((1 + n + 1.25 * n * n * (1 + n)) * minus
            - (3 * n + 3 * n * n + 21 / 8.0 * n * n * n) * Math.sin(minus) * Math.cos(plus)
            + 15 / 8.0 * (n * n + n * n * n) * Math.sin(2 * minus) * Math.cos(2 * plus)
            - 35 / 24.0 * n * n * n * Math.sin(3 * minus) * Math.cos(3 * plus));
  }

  /** From the Airy model to WGS 84, by Helmert's seven parameters. */
  private static Position shift(double latitude, double longitude) {
    double e2 = 1 - AIRY_B * AIRY_B / (AIRY_A * AIRY_A);
    double nu = AIRY_A / Math.sqrt(1 - e2 * Math.sin(latitude) * Math.sin(latitude));
    double x = nu * Math.cos(latitude) * Math.cos(longitude);
    double y = nu * Math.cos(latitude) * Math.sin(longitude);
    double z = (1 - e2) * nu * Math.sin(latitude);
    double s = 1 - 20.4894e-6;
    double rx = 0.1502 * SECOND;
    double ry = 0.2470 * SECOND;
    double rz = 0.8421 * SECOND;
    double x2 = 446.448 + x * s - y * rz + z * ry;
    double y2 = -125.157 + x * rz + y * s - z * rx;
    double z2 = 542.060 - x * ry + y * rx + z * s;
    double p = Math.hypot(x2, y2);
    double w2 = 1 - WGS_B * WGS_B / (WGS_A * WGS_A);
    double lat = Math.atan2(z2, p * (1 - w2));
    for (int i = 0; i < 5; i++) {
      lat = Math.atan2(z2 + w2 * WGS_A / Math.sqrt(1 - w2 * Math.sin(lat) * Math.sin(lat)) * Math.sin(lat), p);
    }
    return new Position(rounded(Math.toDegrees(lat)), rounded(Math.toDegrees(Math.atan2(y2, x2))));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }
}
