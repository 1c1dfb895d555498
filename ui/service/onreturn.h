// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGuiApplication>
#include <QObject>

#include <utility>

namespace personae {

/// Does it once, when the person comes back to this program from another one; not at all where
/// `context` is gone by then. GUI thread.
template <typename Action> void onReturn(QObject *context, Action action)
{
    auto *once = new QObject(context);
    QObject::connect(qGuiApp, &QGuiApplication::applicationStateChanged, once,
                     [once, action = std::move(action)](Qt::ApplicationState state) {
                         if (state != Qt::ApplicationActive)
                             return;
                         once->deleteLater();
                         QObject::disconnect(qGuiApp, nullptr, once, nullptr);
                         action();
                     });
}

} // namespace personae
