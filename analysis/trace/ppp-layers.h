// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_PPP_LAYERS_H
#define PPTPLAB_ANALYSIS_TRACE_PPP_LAYERS_H

#include "analysis/trace/row.h"
#include "models/base/bytes.h"
#include "models/ppp/network.h"

namespace pptplab::analysis
{

/// What a PPP frame carries, as one layer by the name of its protocol: LCP, the control protocols
/// of the network layer, CCP, PAP, CHAP; MPPE for what is encrypted; IP, IPX, NBF.
Layer PppLayer(ppp::ProtocolNumber protocol, ByteView payload);

/// The PPP layer of a frame that begins with address, control and protocol fields.
Layer PppFrameLayer(ByteView frame);

/// One line for an IPv4 packet inside a tunnel.
Layer TunnelledIpLayer(ByteView packet);

} // namespace pptplab::analysis

#endif
