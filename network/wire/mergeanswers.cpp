// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/mergeanswers.h"

namespace personae {

namespace {

template <typename T> void add(std::optional<T> &known, const std::optional<T> &more)
{
    if (more)
        known = more;
}

void add(QString &known, const QString &more)
{
    if (!more.isEmpty())
        known = more;
}

void add(PersonFacts &known, const PersonFacts &more)
{
    add(known.handle, more.handle);
    add(known.id, more.id);
    add(known.name, more.name);
    add(known.kind, more.kind);
    add(known.picture, more.picture);
    add(known.cover, more.cover);
    add(known.status, more.status);
    add(known.roles, more.roles);
    add(known.connected, more.connected);
    add(known.following, more.following);
    add(known.follower, more.follower);
    add(known.trust, more.trust);
    add(known.hiddenInHome, more.hiddenInHome);
    add(known.x, more.x);
    known.own.insert(more.own);
}

} // namespace

Answer mergeAnswers(const Answer &first, const Answer &later)
{
    Answer result = later;
    result.learned = first.learned;
    result.learned.merge(later.learned);
    if (!first.ok())
        return result;
    result = first;
    result.next.clear();
    result.learned.merge(later.learned);
    result.error = later.error;
    add(result.person, later.person);
    add(result.session, later.session);
    result.endsSession = first.endsSession || later.endsSession;
    add(result.upload, later.upload);
    add(result.people, later.people);
    add(result.requests, later.requests);
    add(result.keys, later.keys);
    add(result.key, later.key);
    add(result.picture, later.picture);
    add(result.variants, later.variants);
    add(result.qr, later.qr);
    add(result.actionId, later.actionId);
    result.actionPassing = first.actionPassing || later.actionPassing;
    add(result.appDomain, later.appDomain);
    add(result.state, later.state);
    if (!later.etag.isEmpty())
        result.etag = later.etag;
    add(result.more, later.more);
    add(result.cursor, later.cursor);
    add(result.records, later.records);
    result.values.insert(later.values);
    add(result.deny, later.deny);
    add(result.needs, later.needs);
    result.readBack = first.readBack || later.readBack;
    return result;
}

} // namespace personae
