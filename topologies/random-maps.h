// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_RANDOM_MAPS_H
#define PPTPLAB_TOPOLOGIES_RANDOM_MAPS_H

#include "models/base/random-stream.h"
#include "topologies/great-circle.h"
#include "topologies/topology.h"

#include <cstdint>

namespace pptplab::topologies
{

/// B. M. Waxman, "Routing of multipoint connections", IEEE JSAC 6(9), 1988: routers fall uniformly
/// on a square; two at distance d have a line with probability beta * exp(-d / (alpha * L)), L
/// being the square's diagonal.
struct WaxmanOptions
{
    std::uint32_t routers = 50; ///< 1..kMaxRouters
    double alpha = 0.15;        ///< above 0; more: long lines get likelier
    double beta = 0.4;          ///< 0..1; more: more lines
    Distance side{4000};        ///< above 0; the United States from coast to coast
    BitRate rate{45'000'000};   ///< DS-3
};

/// Delays are those of fibre. Waxman's graph need not be connected: each part that stands alone
/// gets the shortest line to the part of router-1.
Graph WaxmanMap(const WaxmanOptions& options, RandomStream& random);

/// A.-L. Barabasi and R. Albert, "Emergence of scaling in random networks", Science 286, 1999: each
/// new router has lines to `links` different ones, chosen in proportion to the lines they have. The
/// first links + 1 routers are all connected to each other.
struct BarabasiAlbertOptions
{
    std::uint32_t routers = 50; ///< above links, up to kMaxRouters
    std::uint32_t links = 2;    ///< 1 or more
    Access line{BitRate{45'000'000}, std::chrono::milliseconds(5)};
};

/// Always connected.
Graph BarabasiAlbertMap(const BarabasiAlbertOptions& options, RandomStream& random);

} // namespace pptplab::topologies

#endif
