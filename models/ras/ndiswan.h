// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_NDISWAN_H
#define PPTPLAB_MODELS_RAS_NDISWAN_H

#include "models/ras/port-pool.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pptplab::ras
{

/// How a frame is put on a line.
enum class Framing : std::uint8_t
{
    Ppp,
    Old, ///< NetBEUI without PPP, as Windows NT 3.1 and Windows for Workgroups do (Q123980)
};

/// What one lock of NDISWAN guards.
enum class NdiswanLock : std::uint8_t
{
    Port,    ///< the sending of one port; each has its own
    Adapter, ///< the sending of all ports together
};

inline constexpr std::array<std::string_view, 2> kNdiswanLockNames = {"port", "adapter"};

/// The sending side of NDISWAN.SYS with its lock. NdisWanSend takes the lock; before SP5 the code
/// for the old framing, which it calls, takes it once more (Q219380 has the deadlock and that
/// NdisWanSend quits without sending; Q244974 that NT 3.1's server type brings it about; the lock
/// itself is inference). On a machine with one processor a spin lock of NT excludes nobody, as it
/// only raises the interrupt level, and the second taking passes: which "particular hardware" the
/// article means, it does not say.
class Ndiswan
{
  public:
    struct Options
    {
        std::uint32_t ports = 1;
        std::uint32_t processors = 1;
        NdiswanLock lock = NdiswanLock::Port;
        bool locksTwice = false; ///< the fault
    };

    explicit Ndiswan(const Options& options);

    /// NdisWanSend: whether the frame leaves. Once the lock is held for good, none of those that
    /// it guards does.
    bool Send(PortNumber port, Framing framing);

    /// Whether frames of that port wait for ever.
    bool IsDeadlocked(PortNumber port) const { return m_held[LockOf(port)]; }

    /// The machine starts anew, and the driver with it.
    void OnReboot();

  private:
    std::size_t LockOf(PortNumber port) const
    {
        return m_options.lock == NdiswanLock::Port ? port.index : 0;
    }

    /// False when whoever asks would spin for ever.
    bool Take(std::size_t lock);

    Options m_options;
    std::vector<bool> m_held; ///< whether each lock is held
};

} // namespace pptplab::ras

#endif
