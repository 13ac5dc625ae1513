// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_GRE_SEQUENCE_H
#define PPTPLAB_MODELS_GRE_SEQUENCE_H

#include <cstdint>

namespace pptplab::gre
{

/// How far `a` is ahead of `b`, negative when behind. Right across the wrap at 2^32 as long as
/// they are less than 2^31 apart.
constexpr std::int32_t
Ahead(std::uint32_t a, std::uint32_t b)
{
    return static_cast<std::int32_t>(a - b);
}

static_assert(Ahead(2, 0xFFFFFFFF) == 3 && Ahead(0xFFFFFFFF, 2) == -3);

} // namespace pptplab::gre

#endif
