// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_CALL_H
#define PPTPLAB_MODELS_CALL_CALL_H

#include "models/base/outcome.h"
#include "models/base/units.h"
#include "models/population/group.h"

#include <cstdint>

namespace pptplab::call
{

/// A port of a server, both counted through.
using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = UINT32_MAX;

/// The source of a caller who is none: one of an infinite group.
inline constexpr std::uint32_t kNoSource = UINT32_MAX;

/// Who dials: a source that will dial again, or a caller of an infinite group.
struct Dialling
{
    population::Caller caller;
    std::uint32_t source = kNoSource;
};

/// How far an attempt has got.
struct Progress
{
    Duration offeredAt{};
    std::uint32_t server = 0; ///< the server that is asked
    std::uint32_t asked = 0;  ///< servers before it
    Outcome refusal = Outcome::RefusedNoPort;
    std::uint32_t idlePorts = 0; ///< idle ports of the servers that refused
};

/// What an attempt came to.
struct Decision
{
    Duration offeredAt{};
    Outcome outcome = Outcome::Connected;
    std::uint32_t serversAsked = 1;
    std::uint32_t server = 0; ///< the last one asked; without meaning where there is a slot
    Slot slot = kNoSlot;      ///< of what the call held
    std::uint32_t idlePorts = 0;
};

enum class Stage : std::uint8_t
{
    SettingUp,
    Session,
    Dead, ///< the client is gone, the server does not know
    Over,
};

/// What a server has taken.
struct Call
{
    Dialling from;
    Duration offeredAt{};
    Duration endsAt{}; ///< end of the session
    std::uint32_t serversAsked = 1;
    Stage stage = Stage::Over;

    /// Whether the server takes it for a session.
    bool HasSession() const { return stage == Stage::Session || stage == Stage::Dead; }
};

} // namespace pptplab::call

#endif
