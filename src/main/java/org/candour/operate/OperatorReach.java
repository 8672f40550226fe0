package org.candour.operate;

import java.util.List;
import org.candour.access.PlatformRoles.Holder;
import org.candour.directory.Service;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;

/** How far an operator's hand reaches: everywhere, or one region. Nobody gives, ends or freezes what lies beyond it. */
record OperatorReach(boolean everywhere, RegionId region) {

  static OperatorReach of(Caller.Person caller, RegionId region) {
    return new OperatorReach(
        caller.grants().stream().anyMatch(g -> g.scopeKind().equals("all") && g.rights().contains(Right.OPERATE)),
        region);
  }

  boolean covers(Holder holder) {
    return everywhere || (holder.scopeKind().equals("region") && holder.scopeId().equals(region.value()));
  }

  boolean covers(String regionOfService) {
    return everywhere || regionOfService.equals(region.value());
  }

  /** A region within reach, offered or not; one that lies beyond it is not found. */
  Region own(String id, Regions regions) {
    if (!covers(id) || regions.editable().stream().noneMatch(r -> r.id().equals(id))) {
      throw new NotFound("region");
    }
    return regions.get(new RegionId(id));
  }

  /** Whether a scope lies within reach, all of it; one that covers nothing yet lies within everybody's. */
  boolean coversAll(List<Service> scope) {
    return scope.stream().allMatch(s -> covers(s.region()));
  }
}
