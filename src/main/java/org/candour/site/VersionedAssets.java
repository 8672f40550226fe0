package org.candour.site;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Assets are asked for as {@code version/name}; the version is there for caches only and names no folder. */
class VersionedAssets extends PathResourceResolver {

  @Override
  protected @Nullable Resource getResource(String path, Resource location) throws IOException {
    int slash = path.indexOf('/');
    return slash < 0 ? null : super.getResource(path.substring(slash + 1), location);
  }
}
