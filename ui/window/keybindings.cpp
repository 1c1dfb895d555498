// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/keybindings.h"

#include "ui/window/shortcuts.h"

#include <algorithm>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

/// AltGr letters, desktop switching, and Unicode entry on Linux (window.md d5).
bool isKept(const QKeySequence &key)
{
    if (key.isEmpty())
        return false;
    const QKeyCombination first = key[0];
    const Qt::KeyboardModifiers with = first.keyboardModifiers();
    if (with.testFlag(Qt::ControlModifier) && with.testFlag(Qt::AltModifier))
        return true;
    return first == (Qt::CTRL | Qt::SHIFT | Qt::Key_U);
}

} // namespace

KeyBindings::KeyBindings(QWidget &window, WindowState &state, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_state(state)
{
}

QString KeyBindings::stateKey(const QAction *action)
{
    return u"keys/"_s + action->objectName();
}

void KeyBindings::adopt()
{
    QList<QAction *> fresh;
    const QList<QAction *> all = shortcuts::named(m_window);
    for (QAction *action : all) {
        if (m_defaults.contains(action))
            continue;
        m_defaults.insert(action, action->shortcuts());
        m_actions.append(action);
        fresh.append(action);
        connect(action, &QObject::destroyed, this, [this, action] { m_defaults.remove(action); });
    }
    applyKept(fresh);
    if (!fresh.isEmpty())
        Q_EMIT changed();
}

/// The keys that go away first: two actions may have swapped theirs.
void KeyBindings::applyKept(const QList<QAction *> &fresh)
{
    QList<QAction *> moved;
    for (QAction *action : fresh) {
        if (m_state.value(stateKey(action)).isValid()) {
            action->setShortcuts(QList<QKeySequence>());
            moved.append(action);
            continue;
        }
        const QAction *other = holder(action, action->shortcut());
        if (other && isChanged(other))
            action->setShortcuts(QList<QKeySequence>()); // given away before its page was built
    }
    QList<QAction *> refused;
    for (QAction *action : std::as_const(moved)) {
        const auto key = QKeySequence::fromString(m_state.value(stateKey(action)).toString(),
                                                  QKeySequence::PortableText);
        if (verdict(action, key) == Verdict::Free)
            action->setShortcut(key);
        else
            refused.append(action);
    }
    for (QAction *action : std::as_const(refused)) {
        if (allFree(action, defaultKeys(action)))
            action->setShortcuts(defaultKeys(action));
    }
}

bool KeyBindings::allFree(const QAction *action, const QList<QKeySequence> &keys) const
{
    return std::none_of(keys.cbegin(), keys.cend(),
                        [&](const QKeySequence &key) { return holder(action, key); });
}

QList<QAction *> KeyBindings::actions() const
{
    QList<QAction *> there;
    for (const QPointer<QAction> &action : m_actions) {
        if (action)
            there.append(action);
    }
    return there;
}

QList<QKeySequence> KeyBindings::defaultKeys(const QAction *action) const
{
    return m_defaults.value(action);
}

bool KeyBindings::isChanged(const QAction *action) const
{
    return action->shortcuts() != m_defaults.value(action);
}

QAction *KeyBindings::holder(const QAction *action, const QKeySequence &key) const
{
    if (key.isEmpty())
        return nullptr;
    for (const QPointer<QAction> &other : m_actions) {
        if (other && other != action && other->shortcuts().contains(key) &&
            shortcuts::heardTogether(*action, *other))
            return other;
    }
    return nullptr;
}

KeyBindings::Verdict KeyBindings::verdict(const QAction *action, const QKeySequence &key) const
{
    if (isKept(key))
        return Verdict::Kept;
    return holder(action, key) ? Verdict::Taken : Verdict::Free;
}

bool KeyBindings::bind(QAction *action, const QKeySequence &key)
{
    if (verdict(action, key) != Verdict::Free)
        return false;
    action->setShortcut(key);
    m_state.setValue(stateKey(action), key.toString(QKeySequence::PortableText));
    Q_EMIT changed();
    return true;
}

bool KeyBindings::reset(QAction *action)
{
    const QList<QKeySequence> keys = defaultKeys(action);
    if (!allFree(action, keys))
        return false;
    action->setShortcuts(keys);
    m_state.setValue(stateKey(action), {});
    Q_EMIT changed();
    return true;
}

void KeyBindings::resetAll()
{
    const QList<QAction *> all = actions();
    for (QAction *action : all) {
        if (!isChanged(action))
            continue;
        action->setShortcuts(defaultKeys(action));
        m_state.setValue(stateKey(action), {});
    }
    Q_EMIT changed();
}

} // namespace personae
