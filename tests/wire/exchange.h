// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/httpclient.h"

namespace personae::test {

HttpRequest requestTo(const QUrl &url, const QByteArray &method = "GET",
                      const QByteArray &body = {});

/// Sends and waits. Ends the program where nothing came, or more than one finished().
HttpReply exchange(HttpClient &client, const HttpRequest &request);

} // namespace personae::test
