// SPDX-License-Identifier: GPL-2.0-only
#include "models/dialer/ras-error.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace pptplab::dialer
{

namespace
{

struct RasError
{
    std::uint16_t number;
    std::string_view text;
};

// clang-format off
constexpr std::array kRasErrors = {
    RasError{600, "An operation is pending."},
    RasError{601, "The port handle is invalid."},
    RasError{602, "The port is already open."},
    RasError{603, "Caller's buffer is too small."},
    RasError{604, "Wrong information specified."},
    RasError{605, "Cannot set port information."},
    RasError{606, "The port is not connected."},
    RasError{607, "The event is invalid."},
    RasError{608, "The device does not exist."},
    RasError{609, "The device type does not exist."},
    RasError{610, "The buffer is invalid."},
    RasError{611, "The route is not available."},
    RasError{612, "The route is not allocated."},
    RasError{613, "Invalid compression specified."},
    RasError{614, "Out of buffers."},
    RasError{615, "The port was not found."},
    RasError{616, "An asynchronous request is pending."},
    RasError{617, "The port or device is already disconnecting."},
    RasError{618, "The port is not open."},
    RasError{619, "The port is disconnected."},
    RasError{620, "There are no endpoints."},
    RasError{621, "Cannot open the phone book file."},
    RasError{622, "Cannot load the phone book file."},
    RasError{623, "Cannot find the phone book entry."},
    RasError{624, "Cannot write the phone book file."},
    RasError{625, "Invalid information found in the phone book."},
    RasError{626, "Cannot load a string."},
    RasError{627, "Cannot find key."},
    RasError{628, "The port was disconnected."},
    RasError{629, "The port was disconnected by the remote machine."},
    RasError{630, "The port was disconnected due to hardware failure."},
    RasError{631, "The port was disconnected by the user."},
    RasError{632, "The structure size is incorrect."},
    RasError{633, "The port is already in use or is not configured for Remote Access dialout."},
    RasError{634, "Cannot register your computer on the remote network."},
    RasError{635, "Unknown error."},
    RasError{636, "The wrong device is attached to the port."},
    RasError{637, "The string could not be converted."},
    RasError{638, "The request has timed out."},
    RasError{639, "No asynchronous net available."},
    RasError{640, "A NetBIOS error has occurred."},
    RasError{641, "The server cannot allocate NetBIOS resources needed to support the client."},
    RasError{642, "One of your NetBIOS names is already registered on the remote network."},
    RasError{643, "A network adapter at the server failed."},
    RasError{644, "You will not receive network message popups."},
    RasError{645, "Internal authentication error."},
    RasError{646, "The account is not permitted to log on at this time of day."},
    RasError{647, "The account is disabled."},
    RasError{648, "The password has expired."},
    RasError{649, "The account does not have Remote Access permission."},
    RasError{650, "The Remote Access server is not responding."},
    RasError{651, "Your modem (or other connecting device) has reported an error."},
    RasError{652, "Unrecognized response from the device."},
    RasError{664, "Cannot allocate memory."},
    RasError{665, "The port is not configured for Remote Access."},
    RasError{666, "Your modem (or other connecting device) is not functioning."},
    RasError{668, "The connection dropped."},
    RasError{676, "The line is busy."},
    RasError{677, "A person answered instead of a modem."},
    RasError{678, "There is no answer."},
    RasError{679, "Cannot detect carrier."},
    RasError{680, "There is no dial tone."},
    RasError{681, "General error reported by device."},
    RasError{691, "Access denied because username and/or password is invalid on the domain."},
    RasError{692, "Hardware failure in port or attached device."},
    RasError{704, "Bad callback number."},
    RasError{708, "The account has expired."},
    RasError{709, "Error changing password on domain."},
    RasError{711, "RasMan initialization failure. Check the event log."},
    RasError{712, "Biplex port is initializing. Wait a few seconds and redial."},
    RasError{713, "No active ISDN lines are available."},
    RasError{714, "Not enough ISDN channels are available to make the call."},
    RasError{716, "The Remote Access IP configuration is unusable."},
    RasError{717, "No IP addresses are available in the static pool of Remote Access IP addresses."},
    RasError{718, "PPP timeout."},
    RasError{719, "PPP terminated by remote machine."},
    RasError{720, "No PPP control protocols configured."},
    RasError{721, "Remote PPP peer is not responding."},
    RasError{722, "The PPP packet is invalid."},
    RasError{723, "The phone number, including prefix and suffix, is too long."},
    RasError{724, "The IPX protocol cannot dial-out on the port because the computer is an IPX router."},
    RasError{725, "The IPX protocol cannot dial-in on the port because the IPX router is not installed."},
    RasError{726, "The IPX protocol cannot be used for dial-out on more than one port at a time."},
    RasError{728, "Cannot find an IP adapter bound to Remote Access."},
    RasError{729, "SLIP cannot be used unless the IP protocol is installed."},
    RasError{730, "Computer registration is not complete."},
    RasError{731, "The protocol is not configured."},
    RasError{732, "The PPP negotiation is not converging."},
    RasError{733, "The PPP control protocol for this network protocol is not available on the server."},
    RasError{734, "The PPP link control protocol terminated."},
    RasError{735, "The requested address was rejected by the server."},
    RasError{736, "The remote computer terminated the control protocol."},
    RasError{737, "Loopback detected."},
    RasError{738, "The server did not assign an address."},
    RasError{739, "The remote server cannot use the Windows NT encrypted password."},
    RasError{740, "The TAPI devices configured for Remote Access failed to initialize or were not installed correctly."},
    RasError{741, "The local computer does not support encryption."},
    RasError{742, "The remote server does not support encryption."},
    RasError{743, "The remote server requires encryption."},
    RasError{744, "Cannot use the IPX net number assigned by the remote server. Check the event log."},
    RasError{752, "A syntax error was encountered while processing a script."},
};
// clang-format on

constexpr bool
Ascending()
{
    for (std::size_t i = 1; i < kRasErrors.size(); ++i)
    {
        if (kRasErrors[i - 1].number >= kRasErrors[i].number)
        {
            return false;
        }
    }
    return true;
}

static_assert(Ascending(), "the look-up halves the list");

} // namespace

std::optional<std::string_view>
RasErrorText(std::uint16_t number)
{
    const auto place = static_cast<std::size_t>(
        std::distance(kRasErrors.begin(),
                      std::lower_bound(kRasErrors.begin(),
                                       kRasErrors.end(),
                                       number,
                                       [](const RasError& error, std::uint16_t wanted) {
                                           return error.number < wanted;
                                       })));
    if (place == kRasErrors.size() || kRasErrors[place].number != number)
    {
        return std::nullopt;
    }
    return kRasErrors[place].text;
}

std::optional<std::string_view>
CallerErrorText(std::uint16_t number)
{
    constexpr std::uint16_t kAccessDenied = 5;
    return number == kAccessDenied ? "Access is denied." : RasErrorText(number);
}

std::vector<std::uint16_t>
RasErrorNumbers()
{
    std::vector<std::uint16_t> numbers;
    numbers.reserve(std::size(kRasErrors));
    for (const RasError& error : kRasErrors)
    {
        numbers.push_back(error.number);
    }
    return numbers;
}

} // namespace pptplab::dialer
