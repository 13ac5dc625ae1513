// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/session-options.h"

#include "models/auth/hashes.h"
#include "sim/scenario/values/utf16.h"

#include <algorithm>
#include <chrono>

namespace pptplab::sim::run
{

namespace
{

// Q167040 (SOURCES: GRE), Q183229 (SOURCES: Tunnel MTU).
constexpr std::uint16_t kSmallWindow = 2;
constexpr std::uint16_t kLargeWindow = 16;
constexpr std::uint16_t kNarrowTunnelMtu = 1400;

// "In less than 1 second" (Q219353); the figure is inference.
constexpr Duration kHastyRestartTimer = std::chrono::milliseconds(900);

// The two places of the section sign in code page 850.
constexpr std::uint8_t kSectionSignUpTo4 = 0xF5;
constexpr std::uint8_t kSectionSignFrom5 = 0x15;

bool
Contains(const std::vector<std::string>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

ppp::AuthenticationProtocols
ProtocolsOf(const scenario::SecuritySpec& security, const ras::Faults& faults)
{
    const auto& names = security.authentication;
    ppp::AuthenticationProtocols protocols;
    protocols.msChapV2 = Contains(names, "ms-chap-v2") && !faults.lacksMsChapV2;
    protocols.msChapV1 = Contains(names, "ms-chap");
    protocols.chapMd5 = Contains(names, "chap");
    protocols.pap = Contains(names, "pap");
    return protocols;
}

session::EncryptionOptions
EncryptionOf(const scenario::SecuritySpec& security,
             const ras::Faults& faults,
             scenario::CipherWork work)
{
    session::EncryptionOptions options;
    options.policy = security.encryption;
    options.bits40 = Contains(security.encryptionBits, "40");
    options.bits56 = Contains(security.encryptionBits, "56");
    options.bits128 = Contains(security.encryptionBits, "128");
    options.stateless = !faults.lacksHistoryless;
    options.offersCompression = security.compression == scenario::CompressionOffer::Offered;
    options.fidelity =
        work == scenario::CipherWork::Real ? mppe::Fidelity::Real : mppe::Fidelity::Modelled;
    options.spoils128BitKey = faults.spoils128BitKey;
    options.flush = {security.firstFlush == scenario::FirstFlush::Set,
                     security.flushKey == scenario::FlushKey::Next};
    return options;
}

auth::OemConversion
ConversionOf(const scenario::SecuritySpec& security, const ras::Faults& faults)
{
    const std::uint8_t usual = faults.sectionSignAtF5 ? kSectionSignUpTo4 : kSectionSignFrom5;
    return {auth::CodePage::Oem850, security.sectionSign.value_or(usual)};
}

/// What server and client options have under the same names.
template <typename Options>
void
Apply(const scenario::SecuritySpec& security,
      const ras::Faults& faults,
      scenario::CipherWork work,
      Options& options)
{
    options.authentication.protocols = ProtocolsOf(security, faults);
    options.encryption = EncryptionOf(security, faults, work);
    options.gre.receiveWindow = faults.smallReceiveWindow ? kSmallWindow : kLargeWindow;
    options.tunnelMtu = TunnelMtuOf(faults);
    if (faults.repeatsConfigureEarly)
    {
        options.ppp.restartTimer = kHastyRestartTimer;
    }
}

auth::Denial
DenialOf(scenario::AccountState state)
{
    switch (state)
    {
    case scenario::AccountState::Allowed:
        return auth::Denial::None;
    case scenario::AccountState::NoPermission:
        return auth::Denial::NoDialInPermission;
    case scenario::AccountState::OutsideHours:
        return auth::Denial::LogonHours;
    case scenario::AccountState::Disabled:
        return auth::Denial::AccountDisabled;
    case scenario::AccountState::Expired:
        return auth::Denial::AccountExpired;
    case scenario::AccountState::PasswordExpired:
        return auth::Denial::PasswordExpired;
    case scenario::AccountState::PasswordUnchangeable:
        break;
    }
    return auth::Denial::ChangingPassword;
}

std::u16string
Typed(const std::string& password)
{
    return scenario::Utf16(password).value_or(u"");
}

} // namespace

std::uint16_t
TunnelMtuOf(const ras::Faults& faults)
{
    return faults.wideTunnelMtu ? session::kWideTunnelMtu : kNarrowTunnelMtu;
}

session::ServerOptions
ServerOptionsOf(const scenario::Scenario& scenario)
{
    const ras::Faults faults = FaultsOf(scenario.server.ras.level, ras::Side::Server);
    session::ServerOptions options = scenario.server.session;
    Apply(scenario.server.security, faults, scenario.encryption, options);
    options.netbiosGateway =
        scenario.server.netbeuiAccess == scenario::NetBeuiAccess::EntireNetwork;
    options.nbfcpWaitsForGateway = faults.nbfcpWaitsForGateway;
    return options;
}

session::ClientOptions
ClientOptionsOf(const scenario::Scenario& scenario, const scenario::ClientGroup& group)
{
    const ras::Faults faults =
        FaultsOf({group.product, group.servicePack, group.hotfixes}, ras::Side::Client);
    session::ClientOptions options;
    Apply(group.security, faults, scenario.encryption, options);
    options.serverType = group.serverType;
    options.user = group.user;
    options.password = Typed(group.password);
    if (group.retypedPassword)
    {
        options.retypedPassword = Typed(*group.retypedPassword);
    }
    options.oem = ConversionOf(group.security, faults);
    options.repeatsResponse = !faults.answersChallengeAnew;
    options.asksForCallback = group.product != ras::Product::Rras;
    options.noAddressError = NumberOf(scenario.server.addressing.emptyPoolError);
    if (group.ipAddress)
    {
        options.proposedAddress = ppp::Ipv4Address{*group.ipAddress};
    }
    return options;
}

auth::Account
AccountOf(const scenario::Scenario& scenario, const scenario::ClientGroup& group)
{
    ras::Level setter = scenario.server.ras.level;
    setter.servicePack = group.account.setOn.value_or(setter.servicePack);
    const auto conversion =
        ConversionOf(scenario.server.security, FaultsOf(setter, ras::Side::Server));
    auth::Account account = auth::AccountWith(Typed(scenario::AccountPassword(group)), conversion);
    account.denial = DenialOf(group.account.state);
    return account;
}

} // namespace pptplab::sim::run
