// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_SECURITY_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_SECURITY_H

#include "models/ras/service-pack.h"
#include "models/session/options.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

inline constexpr std::array<std::string_view, 4> kAuthenticationNames = {
    "ms-chap-v2", "ms-chap", "chap", "pap"};

/// Key lengths of MPPE, one for each build of NT 4.0 that had it.
inline constexpr std::array<std::string_view, 3> kEncryptionBitsNames = {"40", "56", "128"};

enum class CompressionOffer : std::uint8_t
{
    Offered,
    Off,
};

inline constexpr std::array<std::string_view, 2> kCompressionOfferNames = {"offered", "off"};

/// FLUSHED in the first packet of MPPE with history (SOURCES: FLUSHED).
enum class FirstFlush : std::uint8_t
{
    Clear,
    Set,
};

inline constexpr std::array<std::string_view, 2> kFirstFlushNames = {"clear", "set"};

/// The key of a FLUSHED packet with history (SOURCES: FLUSHED).
enum class FlushKey : std::uint8_t
{
    Same,
    Next,
};

inline constexpr std::array<std::string_view, 2> kFlushKeyNames = {"same", "next"};

/// How a machine logs on or lets log on, and encrypts. What its service pack lacks is left out.
struct SecuritySpec
{
    session::EncryptionPolicy encryption = session::EncryptionPolicy::Optional;
    std::vector<std::string> encryptionBits = {"40"}; ///< the build for export
    /// "Require Microsoft encrypted authentication", NT's own setting (recalled).
    std::vector<std::string> authentication = {"ms-chap-v2", "ms-chap"};
    CompressionOffer compression = CompressionOffer::Offered;
    FirstFlush firstFlush = FirstFlush::Clear;
    FlushKey flushKey = FlushKey::Same;
    std::optional<std::uint8_t> sectionSign; ///< OEM place of U+00A7; else by service pack
};

/// What keeps the owner of a right password out.
enum class AccountState : std::uint8_t
{
    Allowed,
    NoPermission,
    OutsideHours,
    Disabled,
    Expired,
    PasswordExpired,
    PasswordUnchangeable,
};

inline constexpr std::array<std::string_view, 7> kAccountStateNames = {"allowed",
                                                                       "no-permission",
                                                                       "outside-hours",
                                                                       "disabled",
                                                                       "expired",
                                                                       "password-expired",
                                                                       "password-unchangeable"};

/// The account of a group's user at the servers.
struct AccountSpec
{
    AccountState state = AccountState::Allowed;
    std::optional<std::string> password; ///< the account's; else the one that the callers type
    /// Level of the machine that set the password; else the server's.
    std::optional<ras::ServicePack> setOn;

    friend bool operator==(const AccountSpec& a, const AccountSpec& b)
    {
        return a.state == b.state && a.password == b.password && a.setOn == b.setOn;
    }
};

} // namespace pptplab::sim::scenario

#endif
