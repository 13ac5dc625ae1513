// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_DHCP_LEASE_SET_H
#define PPTPLAB_MODELS_DHCP_LEASE_SET_H

#include "models/dhcp/lease.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::dhcp
{

/// What a LeaseSet needs from the machine that it belongs to. Called from within its inputs; must
/// not call back into it.
class LeaseSetOwner
{
  public:
    LeaseSetOwner() = default;
    LeaseSetOwner(const LeaseSetOwner&) = delete;
    LeaseSetOwner& operator=(const LeaseSetOwner&) = delete;
    virtual ~LeaseSetOwner() = default;

    /// Sends from UDP port 68 to port 67, of `to` or of everybody.
    virtual void SendDhcp(const Message& message, std::optional<Address> to) = 0;

    /// The index-th lease has its address from now on; not told again when it is renewed.
    virtual void OnLeased(std::uint32_t index, Address address) = 0;

    /// The index-th lease could not be renewed.
    virtual void OnLeaseLost(std::uint32_t index, Address address) = 0;

    /// Nobody gave an address for the index-th lease; those behind it were not asked for.
    virtual void OnLeaseUnavailable(std::uint32_t index) = 0;
};

/// The leases of one RAS server: one for itself, then one for each port, taken at its start one
/// after the other (that it does not ask for all at once is inference). When one is not to be had
/// the others wait, and two minutes after it was asked for it is asked for again, for ever
/// (Q150281). A lease that is lost is asked for at once. Not here: releasing leases, which RAS does
/// not do: those of a set that is given up stay taken until they expire (Q153161).
class LeaseSet
{
  public:
    struct Options
    {
        std::uint32_t leases = 2;                 ///< ports + 1 (Q216805)
        Duration retry = std::chrono::minutes(2); ///< Q150281
        std::uint64_t made = 0x01BCD49FD0E6DA90;  ///< time in LeaseIdentifier; that of Q177648
        Lease::Options lease;
    };

    /// `owner` and `random` outlive the object.
    LeaseSet(const Options& options, LeaseSetOwner& owner, RandomStream& random);

    void Start(Duration now);

    /// A message from UDP port 67.
    void OnMessage(const Message& message, Duration now);

    /// Due() has come.
    void OnDue(Duration now);
    std::optional<Duration> Due() const;

    std::uint32_t Held() const;

  private:
    void AskForMissing(Duration now);
    void Act(std::uint32_t index, Address before, const Lease::Output& output, Duration now);

    Options m_options;
    LeaseSetOwner& m_owner;
    std::vector<Lease> m_leases;
    std::vector<bool> m_told;             ///< whether its owner knows of the address
    std::optional<std::uint32_t> m_asked; ///< lease for which an address is being asked
    Duration m_askedAt{};
    std::optional<Duration> m_retryAt;
};

} // namespace pptplab::dhcp

#endif
