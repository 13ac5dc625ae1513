// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOGS_PROTOCOL_TEXT_H
#define PPTPLAB_SIM_LOGS_PROTOCOL_TEXT_H

#include "models/base/network-protocol.h"
#include "sim/scenario/forms/forms.h"

#include <string>

namespace pptplab::sim::logs
{

/// "tcpip+netbeui", as cells have protocols. The failure says what it must be.
scenario::Reading<ProtocolSet> ReadProtocols(const std::string& text);

std::string ProtocolsText(ProtocolSet protocols);

} // namespace pptplab::sim::logs

#endif
