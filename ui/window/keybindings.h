// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/windowstate.h"

#include <QAction>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>

namespace personae {

/// Which key does what: the actions' own keys, and what the person put in their place. Kept in the
/// window's state under "keys/<object name>". Two actions that can hear the same key never share
/// one. GUI thread.
class KeyBindings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyBindings)

public:
    /// Both must outlive this.
    KeyBindings(QWidget &window, WindowState &state, QObject *parent = nullptr);

    enum class Verdict { Taken, Free, Kept /**< not offered to programs */ };

    /// Takes in what is new below the window (pages are built when first needed) and gives it the
    /// person's keys. A kept key that clashes is left out; the action has its own again then, if
    /// nobody else has it by now.
    void adopt();
    [[nodiscard]] QList<QAction *> actions() const; ///< everything that may have a key
    [[nodiscard]] QList<QKeySequence> defaultKeys(const QAction *action) const;
    [[nodiscard]] bool isChanged(const QAction *action) const;

    [[nodiscard]] QAction *holder(const QAction *action, const QKeySequence &key) const;
    [[nodiscard]] Verdict verdict(const QAction *action, const QKeySequence &key) const;
    /// An empty key: none. False: refused, nothing changed.
    bool bind(QAction *action, const QKeySequence &key);
    bool reset(QAction *action); ///< false: its own key is somebody else's now
    void resetAll();

Q_SIGNALS:
    void changed();

private:
    void applyKept(const QList<QAction *> &fresh);
    [[nodiscard]] bool allFree(const QAction *action, const QList<QKeySequence> &keys) const;
    [[nodiscard]] static QString stateKey(const QAction *action);

    QWidget &m_window;
    WindowState &m_state;
    QList<QPointer<QAction>> m_actions;
    QHash<const QAction *, QList<QKeySequence>> m_defaults;
};

} // namespace personae
