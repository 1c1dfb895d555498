// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/newsdesk.h"

#include "network/wire/sessionkeeper.h"

namespace personae {

NewsDesk::NewsDesk(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&parts.accounts, &AccountRegistry::sessionChanged, this, &NewsDesk::listen);
    connect(&parts.accounts, &AccountRegistry::added, this,
            [this](const Account &account) { listen(account.id); });
    connect(&parts.accounts, &AccountRegistry::changed, this, // its address may be a new one
            [this](const Account &account) { listen(account.id); });
    connect(&parts.accounts, &AccountRegistry::removed, this, &NewsDesk::close);
}

NewsDesk::~NewsDesk() = default;

void NewsDesk::listen(const AccountId &account)
{
    const Account *known = m_parts.accounts.find(account);
    const ServiceApi *api = m_parts.lanes.api(account);
    const QString token = m_parts.accounts.session(account).token;
    if (!known || !api || !api->info().hasNews)
        return;
    const Endpoint endpoint = endpointOf(*known, *api, token);
    const QUrl address = token.isEmpty() ? QUrl() : api->newsAddress(endpoint);
    if (address.isEmpty())
        return close(account);
    BusSocket *socket = socketOf(account, *api);
    Line &line = m_lines[account];
    if (line.address == address || line.refused == token)
        return; // what is the same goes on by itself
    line.address = address;
    socket->open(endpoint);
}

BusSocket *NewsDesk::socketOf(const AccountId &account, const ServiceApi &api)
{
    Line &line = m_lines[account];
    if (line.socket)
        return line.socket;
    auto *socket = new BusSocket(api, this);
    line.socket = socket;
    socket->setRouter([&client = m_parts.client](const QUrl &original) -> std::optional<QUrl> {
        return client.router() ? client.router()(original) : std::nullopt;
    });
    connect(socket, &BusSocket::liveChanged, this, [this, account](bool live) {
        m_parts.requests.setLive(account, live);
        Q_EMIT liveChanged(account, live);
    });
    connect(socket, &BusSocket::news, this,
            [this, account](const BusNews &news) { heard(account, news); });
    connect(socket, &BusSocket::signInNeeded, this, [this, account] { refused(account); });
    return socket;
}

/// Whatever answers 401 to a bad token gets a new one first, and one's own profile does not
/// everywhere (Cloudillo 4.2); sessionChanged() brings the new one here.
void NewsDesk::refused(const AccountId &account)
{
    m_lines[account].refused = m_parts.accounts.session(account).token;
    m_lines[account].address.clear();
    m_parts.requests.refresh(PeopleScope{account, {}});
}

void NewsDesk::heard(const AccountId &account, const BusNews &news)
{
    const PeopleScope own{account, {}};
    switch (news.kind) {
    case BusNews::Kind::PictureFinal:
        m_parts.profiles.refresh(account);
        return;
    case BusNews::Kind::Requested:
    case BusNews::Kind::Accepted:
    case BusNews::Kind::Disconnected: // a request may have been taken back
        m_parts.requests.refresh(own);
        break;
    case BusNews::Kind::Followed:
    case BusNews::Kind::Unfollowed:
        break;
    case BusNews::Kind::Nothing:
    case BusNews::Kind::Pong:
    case BusNews::Kind::NotUnderstood:
        return;
    }
    const QString handle = news.person.handle.value_or(news.request.from);
    const Account *known = m_parts.accounts.find(account);
    if (!handle.isEmpty() && known && handle != known->handle)
        m_parts.reader.readFromNode(PersonRef{own, handle});
}

bool NewsDesk::isLive(const AccountId &account) const
{
    const Line line = m_lines.value(account);
    return line.socket && line.socket->isLive();
}

void NewsDesk::close(const AccountId &account)
{
    const Line line = m_lines.take(account);
    if (!line.socket)
        return;
    const bool wasLive = line.socket->isLive();
    line.socket->disconnect(this);
    line.socket->close();
    line.socket->deleteLater();
    m_parts.requests.setLive(account, false);
    if (wasLive)
        Q_EMIT liveChanged(account, false);
}

} // namespace personae
