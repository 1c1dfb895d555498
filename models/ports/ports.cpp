// SPDX-License-Identifier: GPL-3.0-or-later
// The ports are abstract; this file gives their meta objects a home.
#include "models/ports/peopleport.h"
#include "models/ports/serviceport.h"
#include "models/ports/signinport.h"
#include "models/ports/syncport.h"
